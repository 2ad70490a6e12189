/** Tools that a design can be taken to, and what is known of one of them for the design as it is. */
import { useEffect, useState } from 'react'
import type { LabFormat, WrittenLab } from '../../engine/messages'
import { type Asked, askEngine, designStore } from '../../store/index'
import { useRun } from '../components/useStore'
import { downloadBytes, fileStem } from './download'

export const TOOLS: readonly (readonly [format: LabFormat, title: string, what: string])[] = [
  ['containerlab', 'containerlab', 'Laboratory'],
  ['cml', 'Cisco Modeling Labs', 'Laboratory'],
  ['gns3', 'GNS3', 'Laboratory'],
  ['eve-ng', 'EVE-NG', 'Laboratory'],
  ['batfish', 'Batfish', 'Snapshot to analyse'],
  ['drawio', 'draw.io', 'Drawing'],
  ['mermaid', 'Mermaid', 'Drawing as text'],
  ['graphviz', 'Graphviz', 'Drawing as text'],
  ['netbox', 'NetBox', 'Lists to import'],
  ['ansible', 'Ansible', 'Inventory'],
]

export interface LabAnswer {
  readonly lab: WrittenLab
  readonly routers: readonly { readonly id: string; readonly title: string }[]
}

/** What the tool gets, without runs of the network; asked again when the design is another. */
export function useLab(format: LabFormat, router: string | undefined): LabAnswer | string | undefined {
  const compiled = useRun((state) => state.compiledRevision)
  const [told, setTold] = useState<LabAnswer | string>()
  useEffect(() => {
    // A later design is another question.
    void compiled
    const asked = askLab(format, router, false)
    let isWanted = true
    void asked?.outcome.then((outcome) => {
      if (!isWanted || outcome.kind === 'gone') return
      setTold(outcome.kind === 'answer' ? outcome.answer : outcome.reason)
    })
    return () => {
      isWanted = false
      asked?.cancel()
    }
  }, [compiled, format, router])
  return told
}

function askLab(
  format: LabFormat,
  router: string | undefined,
  expected: boolean,
  progress?: (fraction: number, text: string) => void,
): Asked<'lab'> | undefined {
  return askEngine<'lab'>({ kind: 'lab', format, expected, ...(router === undefined ? {} : { router }) }, progress)
}

export interface Download {
  /** What went wrong, as a sentence; absent = the browser has the file. */
  readonly outcome: Promise<string | undefined>
  readonly cancel: () => void
}

/** Plays every built-in fault, then hands everything out as one file. */
export function downloadLab(
  format: LabFormat,
  router: string | undefined,
  progress: (fraction: number, text: string) => void,
): Download | undefined {
  const asked = askLab(format, router, true, progress)
  if (!asked) return undefined
  const outcome = asked.outcome.then(async (found) => {
    if (found.kind === 'gone') return undefined
    if (found.kind === 'failed') return found.reason
    await zip(format, found.answer.lab)
    return undefined
  })
  return { outcome, cancel: asked.cancel }
}

/** The library is only fetched now. */
async function zip(format: LabFormat, { archive, files }: WrittenLab): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]))
  const name = archive ?? `${fileStem(designStore.getState().design.name)}-${format}.zip`
  downloadBytes(name, new Uint8Array(zipSync(entries)))
}
