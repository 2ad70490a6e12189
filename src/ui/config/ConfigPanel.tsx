/** A device's configuration. */
import { useRun } from '../components/useStore'

export function ConfigPanel({ device }: { readonly device: string }) {
  const text = useRun((state) => state.texts.find((item) => item.device === device)?.text ?? '')
  return <pre className="mono">{text}</pre>
}
