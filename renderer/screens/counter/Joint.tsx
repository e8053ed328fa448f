import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { kinds } from '../../../shared/filings/index.ts'
import { isJoint, jointOf } from '../../../shared/filings/joint.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'

const offered = [...new Set(kinds.filter(({ joint }) => joint).flatMap((kind) => jointOf(kind, kinds)))].sort((a, b) => b.order - a.order)

/** 一件事: ticking the larger matter ticks the rest; taking one of the rest away takes the larger away (S3-03). */
export function Joint() {
  const { counter: words, common } = useText()
  const say = useSay()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const chosen = offered.filter(({ id }) => ticked.includes(id))
  const tick = (id: string, on: boolean) => {
    if (on) {
      const kind = offered.find((each) => each.id === id)
      setTicked([...new Set([...ticked, ...(kind ? jointOf(kind, kinds).map((each) => each.id) : [])])])
    } else setTicked(ticked.filter((each) => each !== id && !offered.find((kind) => kind.id === each)?.joint?.includes(id)))
  }
  const ready = isJoint(chosen)
  return (
    <section className="panel stack" aria-labelledby="joint">
      <h2 id="joint">{words.joint.title}</h2>
      <p className="muted">{words.joint.help}</p>
      <div className="row" role="group" aria-labelledby="joint">
        {offered.map((kind) => (
          <Checkbox key={kind.id} checked={ticked.includes(kind.id)} onChange={(event) => tick(kind.id, event.target.checked)}>
            {say(kind.label)}
          </Checkbox>
        ))}
      </div>
      <div className="row">
        <Button disabled={!ready} onClick={() => navigate(formatRoute('counter', ['joint', chosen.map(({ id }) => id).join('+')]))}>
          {words.joint.begin}
        </Button>
        <Button disabled={ticked.length === 0} onClick={() => setTicked([])}>
          {common.cancel}
        </Button>
        {ready && (
          <span role="status">
            {words.joint.chosen(
              chosen
                .map(({ label }) => say(label))
                .toReversed()
                .join(' + '),
            )}
          </span>
        )}
      </div>
    </section>
  )
}
