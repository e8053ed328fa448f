import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  ColumnWidthOutlined,
  ExpandOutlined,
  MinusOutlined,
  PlusOutlined,
  RotateRightOutlined,
  ShrinkOutlined,
} from '@ant-design/icons'
import { Button, Select, Spin } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useCallback, useRef, useState } from 'react'
import { useText } from '../../text/useText.ts'
import css from './documents.module.css'
import { type ViewerAction, viewerAction } from './keys.ts'
import type { DocumentFile } from './openDocument.ts'
import { PageView } from './PageView.tsx'
import { useWidth } from '../useWidth.ts'
import { useDocument } from './useDocument.ts'
import { usePan } from './usePan.ts'
import { goToPage, initialView, neighbour, turnOnce, type View, zoomBy } from './view.ts'

interface Props {
  readonly files: readonly DocumentFile[]
  readonly current: string
  onCurrent(id: string): void
  /** A one-time address of the file's bytes. */
  source(id: string): Promise<string>
  /** Receives the pane that takes the keys. */
  readonly paneRef?: Ref<HTMLElement>
  readonly enlarged: boolean
  onEnlarge(enlarged: boolean): void
}

/** Shows the documents of a case one at a time, in place. Zoom, turn and page are kept per document while it is mounted. */
export function DocumentViewer({ files, current, onCurrent, source, paneRef, enlarged, onEnlarge }: Props) {
  const { documents: words } = useText()
  const [views, setViews] = useState<Readonly<Record<string, View>>>({})
  const [attempt, setAttempt] = useState(0)
  const [drawFailed, setDrawFailed] = useState('')
  const scale = useRef(1)
  const [percent, setPercent] = useState(100)
  const onScale = useCallback((now: number) => {
    scale.current = now
    setPercent(Math.round(now * 100))
  }, [])
  const onBroken = useCallback(() => setDrawFailed(current), [current])
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const width = useWidth(pane)
  const pan = usePan()
  const opening = useDocument(current, source, attempt)

  const file = files.find((candidate) => candidate.id === current) ?? files[0]
  if (!file) return <div className={css.viewer}>{words.none}</div>
  const ids = files.map((candidate) => candidate.id)
  const view = views[current] ?? initialView
  const pages = opening.state === 'open' && opening.document.type === 'pdf' ? opening.document.pdf.pages : 1
  const fault = opening.state === 'failed' ? opening.fault : drawFailed === current ? 'broken' : undefined

  const show = (next: View) => setViews({ ...views, [current]: next })
  const turnPage = (page: number) => {
    show(goToPage(view, page, pages))
    pane?.scrollTo(0, 0)
  }
  const act: { readonly [A in ViewerAction]: () => void } = {
    zoomIn: () => show(zoomBy(view, 1, scale.current)),
    zoomOut: () => show(zoomBy(view, -1, scale.current)),
    fitWidth: () => show({ ...view, zoom: 'width' }),
    fullSize: () => show({ ...view, zoom: 1 }),
    turn: () => show(turnOnce(view)),
    nextPage: () => turnPage(view.page + 1),
    previousPage: () => turnPage(view.page - 1),
    nextFile: () => onCurrent(neighbour(ids, current, 1)),
    previousFile: () => onCurrent(neighbour(ids, current, -1)),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const leaving = event.key === 'Escape' && enlarged
    const action = viewerAction(event)
    if (!leaving && !action) return
    event.preventDefault()
    event.stopPropagation()
    if (leaving) onEnlarge(false)
    else if (action) act[action]()
  }
  const again = () => {
    setDrawFailed('')
    setAttempt(attempt + 1)
  }
  const tool = (name: string, key: string, icon: ReactNode, onClick: () => void, disabled = false) => (
    <Button
      type="text"
      size="small"
      title={key ? `${name} (${key})` : name}
      aria-label={name}
      icon={icon}
      disabled={disabled}
      onClick={onClick}
    />
  )
  const at = ids.indexOf(file.id)

  return (
    <section className={`${css.viewer} ${enlarged ? css.enlarged : ''}`} aria-label={words.viewer} onKeyDown={onKeyDown}>
      <div className={css.tools} role="toolbar" aria-label={words.viewer}>
        <Select
          size="small"
          className={css.file ?? ''}
          aria-label={words.chooseFile}
          value={file.id}
          onChange={onCurrent}
          options={files.map((each) => ({ value: each.id, label: `${each.label} · ${each.name}` }))}
        />
        {tool(words.previousFile, ',', <ArrowLeftOutlined />, act.previousFile, at <= 0)}
        <span className={css.count}>{words.file(at + 1, files.length)}</span>
        {tool(words.nextFile, '.', <ArrowRightOutlined />, act.nextFile, at >= files.length - 1)}
        {tool(words.zoomOut, '-', <MinusOutlined />, act.zoomOut)}
        <Button type="text" size="small" className={css.scale ?? ''} title={`${words.fullSize} (0)`} onClick={act.fullSize}>
          {percent}%
        </Button>
        {tool(words.zoomIn, '+', <PlusOutlined />, act.zoomIn)}
        {tool(words.fitWidth, 'w', <ColumnWidthOutlined />, act.fitWidth)}
        {tool(words.turn, 't', <RotateRightOutlined />, act.turn)}
        {pages > 1 && (
          <>
            {tool(words.previousPage, 'PageUp', <ArrowLeftOutlined rotate={90} />, act.previousPage, view.page <= 1)}
            <span className={css.count}>{words.page(view.page, pages)}</span>
            {tool(words.nextPage, 'PageDown', <ArrowRightOutlined rotate={90} />, act.nextPage, view.page >= pages)}
          </>
        )}
        {tool(enlarged ? words.shrink : words.enlarge, enlarged ? 'Esc' : '', enlarged ? <ShrinkOutlined /> : <ExpandOutlined />, () =>
          onEnlarge(!enlarged),
        )}
      </div>
      <section
        ref={(element) => {
          setPane(element)
          if (typeof paneRef === 'function') paneRef(element)
          else if (paneRef) paneRef.current = element
        }}
        className={css.pane}
        tabIndex={0}
        aria-label={`${file.label} ${file.name}`}
        {...pan}
      >
        {opening.state === 'open' && !fault && width > 0 && (
          <PageView
            key={`${current}#${attempt}`}
            file={file}
            document={opening.document}
            view={view}
            paneWidth={width}
            onScale={onScale}
            onBroken={onBroken}
          />
        )}
        {opening.state === 'loading' && (
          <div className={css.note} role="status">
            <Spin delay={300} />
            <span className="hidden">{words.loading}</span>
          </div>
        )}
        {fault && (
          <div className={css.note} role="alert" onPointerDown={(event) => event.stopPropagation()}>
            <span>{words.faults[fault]}</span>
            {fault === 'fetch' && <Button onClick={again}>{words.again}</Button>}
          </div>
        )}
      </section>
    </section>
  )
}
