import { useMemo, useRef, useState } from 'react'
import type { CaseView, PartView, Preview } from '../../../shared/contract/filings.ts'
import type { Action } from '../../../shared/review/actions.ts'
import type { ReviewCommand } from '../../../shared/review/commands.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { isOpen } from '../../../shared/review/status.ts'
import type { CallFailure } from '../../bridge/client.ts'
import { useCall } from '../../bridge/useCall.ts'
import type { Draft } from '../../bridge/useDraft.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ActDialogs, type ReasonedAct } from './ActDialogs.tsx'
import { BatchRows } from './BatchRows.tsx'
import { CaseHeader } from './CaseHeader.tsx'
import { Checks } from './Checks.tsx'
import { Collapsible } from './Collapsible.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import css from './case.module.css'
import { CaseContext, checkId, fieldId, type OpenCase, type Panel } from './caseContext.ts'
import { decisionCommand } from './decisionCommand.ts'
import { DecisionBar } from './DecisionBar.tsx'
import { Decided } from './Decided.tsx'
import { Documents } from './Documents.tsx'
import { type CaseDraft, canSend, toggleMark } from './draft.ts'
import { Effects } from './Effects.tsx'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { Parts } from './Parts.tsx'
import { standing as judge } from './standing.ts'
import { subjectOf } from './subject.ts'
import { TurnDown } from './TurnDown.tsx'
import { useCaseKeys } from './useCaseKeys.ts'
import { useReview } from './useReview.ts'

interface Props {
  readonly view: CaseView
  /** The part shown first; a case has at least one. */
  readonly first: PartView
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
  const mayRollBack = useHolds('firstReview', 'secondReview', 'supervisor')
  const [partId, setPart] = useState(props.first.filingId)
  const [panel, setPanelState] = useState<Panel | null>(null)
  const [activeReason, setActiveReason] = useState<string | null>(null)
  const [linked, setLinked] = useState<readonly string[]>([])
  const [confirming, setConfirming] = useState<'approve' | Panel | null>(null)
  const [act, setAct] = useState<ReasonedAct | null>(null)
  const [document, setDocument] = useState<string | null>(null)
  const [enlarged, setEnlarged] = useState(false)
  const pane = useRef<HTMLElement>(null)
  const { review, go, command } = useReview(view.caseId)

  // Rows of a batch come in brief; the one that is looked at is fetched in full.
  const full = useCall('case.part', { caseId: view.caseId, filingId: partId }, { enabled: view.batch !== null })
  const part = full.data?.part ?? view.parts.find((each) => each.filingId === partId) ?? props.first
  const judged = useMemo(() => (preview ? judge(view, preview, draft.value) : undefined), [view, preview, draft.value])
  const standing = judged && { ...judged, ready: judged.ready && props.previewCurrent }
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
    if (!confirming) return
    const given = decisionCommand(confirming, { draft: draft.value, preview, status: view.status, excluded, basis })
    if (await review(given, subjectOf(view.parts).name)) {
      draft.clear()
      setConfirming(null)
      setPanel(null)
    } else onFresh()
  }

  const perform = async (given: ReviewCommand) => {
    if (await review(given, subjectOf(view.parts).name)) setAct(null)
  }

  const open: OpenCase = {
    view,
    preview,
    part,
    partPreview: full.data?.preview ?? preview?.parts.find((each) => each.filingId === part.filingId),
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

  const toRight = (id: string) => {
    onRight(true)
    focusOn(id)
  }
  useCaseKeys({
    parts: view.batch ? [] : view.parts,
    go: (direction) => void go(direction),
    act: (action) => can(action) && onAct(action),
    setPart: open.setPart,
    toFacts: () => focusElement('case-facts'),
    toDocuments: () => pane.current?.focus(),
    toChecks: () => toRight('case-checks'),
    toHistory: () => toRight('case-history'),
    enlarge: () => setEnlarged(!enlarged),
    toggleList: onList,
    toggleRight: () => onRight(!rightOpen),
    rollBack:
      part.status === 'approved' && mayRollBack ? () => navigate(formatRoute('rollback', ['new', 'filing', part.filingId])) : undefined,
    close: () => (enlarged ? setEnlarged(false) : setPanel(null)),
  })

  return (
    <CaseContext value={open}>
      <div className={css.desk}>
        <CaseHeader />
        {view.batch ? <BatchRows /> : <Parts />}
        <div className={css.columns} data-right={rightOpen}>
          <div className={css.middle}>
            <div className={css.split}>
              <section id="case-facts" tabIndex={-1} className={css.factsPane} aria-label={caseFile.columns.facts}>
                <Facts />
              </section>
              {/* A workbook brings no documents. */}
              {!view.batch && (
                <Documents current={document} onCurrent={setDocument} enlarged={enlarged} onEnlarge={setEnlarged} paneRef={pane} />
              )}
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
          onCommand={(given) => void perform(given)}
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
