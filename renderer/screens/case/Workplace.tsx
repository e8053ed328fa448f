import { useMemo, useRef, useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import type { CaseView, Preview } from '../../../shared/contract/filings.ts'
import type { Action } from '../../../shared/review/actions.ts'
import { isOpen } from '../../../shared/review/status.ts'
import type { CallFailure } from '../../bridge/client.ts'
import type { Draft } from '../../bridge/useDraft.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ActDialogs, type ReasonedAct } from './ActDialogs.tsx'
import { CaseHeader } from './CaseHeader.tsx'
import { Checks } from './Checks.tsx'
import { Collapsible } from './Collapsible.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import css from './case.module.css'
import { CaseContext, checkId, fieldId, type OpenCase, type Panel } from './caseContext.ts'
import { DecisionBar } from './DecisionBar.tsx'
import { Decided } from './Decided.tsx'
import { Documents } from './Documents.tsx'
import { type CaseDraft, canSend, toggleMark } from './draft.ts'
import { Effects } from './Effects.tsx'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { Parts } from './Parts.tsx'
import { acknowledgementsOf, standing as judge } from './standing.ts'
import { subjectOf } from './subject.ts'
import { TurnDown } from './TurnDown.tsx'
import { useReview } from './useReview.ts'

interface Props {
  readonly view: CaseView
  readonly draft: Draft<CaseDraft>
  readonly excluded: readonly string[]
  readonly preview: Preview | undefined
  /** False while the preview of another choice of parts is still on screen. */
  readonly previewCurrent: boolean
  readonly previewFailure: CallFailure | null
  readonly rightOpen: boolean
  onRight(open: boolean): void
  onList(): void
  /** Fetches the case and its preview again. */
  onFresh(): void
}

/** The open case: facts and documents beside checks, effects and the decision. */
export function Workplace(props: Props) {
  const { view, draft, excluded, preview, previewFailure, rightOpen, onRight, onList, onFresh } = props
  const { caseFile } = useText()
  const [partId, setPart] = useState(view.parts[0]?.filingId ?? '')
  const [panel, setPanelState] = useState<Panel | null>(null)
  const [activeReason, setActiveReason] = useState<string | null>(null)
  const [linked, setLinked] = useState<readonly string[]>([])
  const [confirming, setConfirming] = useState<'approve' | Panel | null>(null)
  const [act, setAct] = useState<ReasonedAct | null>(null)
  const [document, setDocument] = useState<string | null>(null)
  const [enlarged, setEnlarged] = useState(false)
  const pane = useRef<HTMLElement>(null)
  const { review, go, command } = useReview(view.caseId)

  const part = view.parts.find((each) => each.filingId === partId) ?? view.parts[0]
  const judged = useMemo(() => (preview ? judge(view, preview, draft.value) : undefined), [view, preview, draft.value])
  const standing = judged && { ...judged, ready: judged.ready && props.previewCurrent }
  if (!part) return null
  const can = (action: Action) => view.allowed.includes(action)
  const deciding = can('approve') || can('return') || can('reject')

  const focusOn = (id: string) => requestAnimationFrame(() => focusElement(id))
  const setPanel = (next: Panel | null) => {
    setPanelState(next)
    setActiveReason(next ? (draft.value[next].reasons[0]?.code ?? null) : null)
    if (next) onRight(true)
  }
  const openPanel = (next: Panel) => can(next) && setPanel(next)
  const toCheck = (at: { readonly filingId: string; readonly checkId: string }) => {
    setPart(at.filingId)
    setPanel(null)
    onRight(true)
    focusOn(checkId(at.filingId, at.checkId))
  }
  const approve = () => {
    if (!can('approve') || !standing) return
    const first = standing.failing[0] ?? standing.open[0]
    if (standing.ready) setConfirming('approve')
    else if (first) toCheck(first)
  }
  const onAct = (action: Action) => {
    command.reset()
    if (action === 'claim') void review({ type: 'claim' }, subjectOf(view.parts).name)
    else if (action === 'approve') approve()
    else if (action === 'return' || action === 'reject') openPanel(action)
    else setAct(action)
  }
  const confirm = async (basis: string) => {
    const { value } = draft
    const second = view.status === 'inSecondReview'
    const given =
      confirming === 'approve'
        ? ({
            type: 'approve',
            basis,
            acknowledgements: preview ? acknowledgementsOf(preview, value).filter((ack) => !excluded.includes(ack.filingId)) : [],
            excluded: second ? [] : Object.entries(value.excluded).map(([filingId, reasons]) => ({ filingId, reasons })),
            note: value.note.trim(),
          } as const)
        : confirming === 'return'
          ? ({ type: 'return', reasons: value.return.reasons, note: value.return.note.trim() } as const)
          : ({ type: 'reject', basis, reasons: value.reject.reasons, note: value.reject.note.trim() } as const)
    if (await review(given, subjectOf(view.parts).name)) {
      draft.clear()
      setConfirming(null)
      setPanel(null)
    } else onFresh()
  }

  const open: OpenCase = {
    view,
    preview,
    part,
    partPreview: preview?.parts.find((each) => each.filingId === part.filingId),
    draft: draft.value,
    standing,
    excluded,
    deciding,
    panel,
    activeReason,
    linked,
    change: draft.set,
    setPart: (filingId) => {
      setPart(filingId)
      setLinked([])
    },
    setPanel,
    setActiveReason,
    mark: (kind, key) => {
      if (!panel) return
      // Without a chosen reason the usual one is taken, so that a mark is one click.
      const code = activeReason ?? (panel === 'return' ? (kind === 'fields' ? 'R01' : 'R03') : null)
      if (!code) return
      setActiveReason(code)
      draft.set({ ...draft.value, [panel]: toggleMark(draft.value[panel], code, kind, key) })
    },
    link: (fields) => {
      setLinked(fields)
      const [first] = fields
      if (first) focusOn(fieldId(part.filingId, first))
    },
    openCheck: toCheck,
  }

  useKeys(caseFile.columns.checks, [
    { key: 'n', label: caseFile.keys.next, run: () => void go('next') },
    { key: 'p', label: caseFile.keys.previous, run: () => void go('previous') },
    { key: 'g', label: caseFile.keys.claim, decides: true, run: () => can('claim') && onAct('claim') },
    { key: 'a', label: caseFile.keys.approve, decides: true, run: approve },
    { key: 'r', label: caseFile.keys.return, decides: true, run: () => openPanel('return') },
    { key: 'x', label: caseFile.keys.reject, decides: true, run: () => openPanel('reject') },
    { key: 'f', label: caseFile.keys.facts, run: () => focusElement('case-facts') },
    { key: 'd', label: caseFile.keys.documents, run: () => pane.current?.focus() },
    { key: 'e', label: caseFile.keys.enlarge, run: () => setEnlarged(!enlarged) },
    {
      key: 'c',
      label: caseFile.keys.checks,
      run: () => {
        onRight(true)
        focusOn('case-checks')
      },
    },
    {
      key: 'h',
      label: caseFile.keys.history,
      run: () => {
        onRight(true)
        focusOn('case-history')
      },
    },
    { key: '[', label: caseFile.keys.list, run: onList },
    { key: ']', label: caseFile.keys.right, run: () => onRight(!rightOpen) },
    ...(view.parts.length > 1
      ? view.parts
          .slice(0, 9)
          .map((each, i) => ({ key: String(i + 1), label: caseFile.keys.part(i + 1), run: () => open.setPart(each.filingId) }))
      : []),
    { key: 'q', label: caseFile.keys.queue, run: () => navigate(formatRoute('queue')) },
    { key: 'Escape', label: caseFile.keys.close, run: () => (enlarged ? setEnlarged(false) : setPanel(null)) },
  ])

  return (
    <CaseContext value={open}>
      <div className={css.desk}>
        <CaseHeader />
        <Parts />
        <div className={css.columns} data-right={rightOpen}>
          <div className={css.middle}>
            <div className={css.split}>
              <section id="case-facts" tabIndex={-1} className={css.factsPane} aria-label={caseFile.columns.facts}>
                <Facts />
              </section>
              <Documents current={document} onCurrent={setDocument} enlarged={enlarged} onEnlarge={setEnlarged} paneRef={pane} />
            </div>
          </div>
          <Collapsible side="right" name={caseFile.columns.checks} open={rightOpen} onOpen={onRight}>
            {panel && <TurnDown key={panel} panel={panel} onContinue={() => canSend(draft.value[panel]) && setConfirming(panel)} />}
            {!panel && (
              <>
                <ErrorNote failure={previewFailure} onRetry={onFresh} />
                {isOpen(view.status) && !preview && !previewFailure && <Waiting />}
                <Decided />
                <Checks />
                <Effects />
                <History />
              </>
            )}
          </Collapsible>
        </div>
        {command.failure && !confirming && !act && (
          <ErrorNote failure={command.failure} onRetry={() => void command.retry()} onClose={command.reset} />
        )}
        <DecisionBar pending={command.pending} draftState={draft.failure ? 'failed' : draft.saving ? 'saving' : null} onAct={onAct} />
        {confirming && (
          <ConfirmDialog
            act={confirming}
            pending={command.pending}
            failure={command.failure}
            onCancel={() => {
              setConfirming(null)
              command.reset()
            }}
            onRetry={() => void command.retry()}
            onConfirm={(basis) => void confirm(basis)}
          />
        )}
        <ActDialogs
          act={act}
          pending={command.pending}
          failure={command.failure}
          onCancel={() => {
            setAct(null)
            command.reset()
          }}
          onCommand={(given) => void review(given, subjectOf(view.parts).name).then((done) => done && setAct(null))}
        />
      </div>
    </CaseContext>
  )
}

function focusElement(id: string): void {
  const element = window.document.getElementById(id)
  element?.scrollIntoView({ block: 'nearest' })
  element?.focus({ preventScroll: true })
}
