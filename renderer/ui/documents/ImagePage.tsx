import css from './documents.module.css'
import { type Size, turned, type View } from './view.ts'

/** One picture, turned and scaled; the box takes the turned size so that scrolling fits. */
export function ImagePage(props: { url: string; name: string; size: Size; scale: number; turn: View['turn'] }) {
  const { size, scale, turn } = props
  const box = turned(size, turn)
  return (
    <div className={css.page} style={{ width: box.width * scale, height: box.height * scale }}>
      <img
        src={props.url}
        alt={props.name}
        draggable={false}
        style={{ width: size.width * scale, height: size.height * scale, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
      />
    </div>
  )
}
