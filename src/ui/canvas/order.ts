/** In which order the keyboard meets what is drawn. */
import { useStore } from '@xyflow/react'
import { useLayoutEffect } from 'react'

/**
 * Devices before cables: people go to a device, and a hub has as many cables. React Flow writes cables first and has no
 * setting for it, so their two layers are put behind the devices' once; what lies above what is told by z-index, and no
 * layer comes or goes afterwards.
 */
export function useDevicesFirst(): void {
  const root = useStore((state) => state.domNode)
  useLayoutEffect(() => {
    const viewport = root?.querySelector('.react-flow__viewport')
    for (const layer of ['edges', 'edgelabel-renderer']) {
      const element = viewport?.querySelector(`:scope > .react-flow__${layer}`)
      if (element) viewport?.append(element)
    }
  }, [root])
}
