/** Which labels cables bear now: by the habits of who looks, and by what is pointed at. */
import { useCallback, useMemo, useState } from 'react'
import { viewStore } from '../../store/index'
import { useView } from '../components/useStore'
import type { Labels } from './labels'

export function useLabels(
  selected: readonly string[],
  link: string | undefined,
): { readonly labels: Labels; readonly point: (id: string | undefined) => void } {
  const ports = useView((state) => state.portLabels)
  const addresses = useView((state) => state.addressLabels)
  const [at, setAt] = useState<string>()
  const asked = ports === 'pointed' || addresses === 'pointed'
  const pointed = useMemo(
    () => new Set(asked ? [...selected, ...(link === undefined ? [] : [link]), ...(at === undefined ? [] : [at])] : []),
    [asked, selected, link, at],
  )
  const labels = useMemo(() => ({ ports, addresses, pointed }), [ports, addresses, pointed])
  // A mouse that goes over the drawing draws nothing anew unless somebody wants to read what it points at.
  const point = useCallback((id: string | undefined) => {
    const { portLabels, addressLabels } = viewStore.getState()
    if (portLabels === 'pointed' || addressLabels === 'pointed') setAt(id)
  }, [])
  return { labels, point }
}
