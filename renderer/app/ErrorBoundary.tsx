import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'
import { useText } from '../text/useText.ts'

/** Keeps a failing screen from taking the others with it. `place` clears the failure when the person goes elsewhere. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, { failure: string | null; place: string }> {
  override state: { failure: string | null; place: string } = { failure: null, place: this.props.place }

  static getDerivedStateFromError(thrown: unknown) {
    return { failure: thrown instanceof Error ? thrown.message : String(thrown) }
  }

  static getDerivedStateFromProps(props: { place: string }, state: { place: string }) {
    return props.place === state.place ? null : { failure: null, place: props.place }
  }

  override render() {
    if (this.state.failure === null) return this.props.children
    return <Broken text={this.state.failure} onReload={() => this.setState({ failure: null })} />
  }
}

function Broken({ text, onReload }: { text: string; onReload(): void }) {
  const { shell, common } = useText()
  return (
    <Result
      status="error"
      title={shell.broken}
      subTitle={shell.brokenHelp}
      extra={
        <Button type="primary" onClick={onReload}>
          {common.reload}
        </Button>
      }
    >
      <code>{text}</code>
    </Result>
  )
}
