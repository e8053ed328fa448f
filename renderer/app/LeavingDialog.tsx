import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { useJob } from '../bridge/useJobs.ts'
import { useText } from '../text/useText.ts'
import { JobProgress } from '../ui/JobProgress.tsx'

/** A due backup is made before the person leaves, because nothing can be copied while nobody is signed in; they may leave without it. */
export function LeavingDialog({ jobId, onLeave, onStay }: { jobId: string; onLeave(): void; onStay(): void }) {
  const { shell } = useText()
  const job = useJob(jobId)
  const made = job?.state === 'done'
  const leave = useRef(onLeave)
  useEffect(() => {
    leave.current = onLeave
  })
  useEffect(() => {
    if (made) leave.current()
  }, [made])
  return (
    <Modal
      open
      title={shell.leaving.title}
      mask={{ closable: false }}
      onCancel={onStay}
      footer={[
        <Button key="stay" onClick={onStay}>
          {shell.leaving.stay}
        </Button>,
        <Button key="leave" danger onClick={onLeave}>
          {shell.leaving.leave}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{shell.leaving.why}</p>
        {job && <JobProgress job={job} />}
      </div>
    </Modal>
  )
}
