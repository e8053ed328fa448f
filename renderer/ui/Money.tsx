import { money } from '../text/format.ts'

/** 元 from 分, right-aligned figures of equal width; `null` is shown as a dash. */
export const Money = ({ fen }: { fen: number | null }) => <span className="num nowrap">{fen === null ? '—' : money(fen)}</span>
