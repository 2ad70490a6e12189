/** The forms in which a configuration is exported, and how the engine is asked for them. */
import { useEffect, useState } from 'react'
import type { ExportForm, FormFile, WrittenDocument } from '../../engine/messages'
import { askEngine } from '../../store/index'
import { useRun, useView } from '../components/useStore'

/** What a device's preview shows. */
export type Shown = 'simulated' | ExportForm | 'check-sheet'

export const SHOWN: readonly (readonly [shown: Shown, title: string, says: string])[] = [
  ['simulated', 'As simulated', 'The lines that the simulation was told, as the device would print them.'],
  [
    'paste',
    'To paste',
    'To be typed or pasted behind the # of enable: brings up the ports of a box from the factory, and what others name comes first, so that a paste over the very tunnel is let finish. It takes nothing away: for a router that runs another configuration, use Changes.',
  ],
  ['startup', 'As startup-config', 'To be copied to the box as a file and read at its next boot; not for pasting.'],
  ['check-sheet', 'Check sheet', 'What to type before, and what to ask afterwards with what it should print.'],
]

export interface FormWish {
  readonly form: ExportForm
  readonly reloadMinutes?: number
}

/** The files of all devices, or of one; nothing while there is no engine, or it has no answer. */
export async function askForms(wish: FormWish, device?: string): Promise<readonly FormFile[]> {
  const asked = askEngine<'forms'>({ kind: 'forms', ...wish, ...(device === undefined ? {} : { device }) })
  const outcome = await asked?.outcome
  return outcome?.kind === 'answer' ? outcome.answer.files : []
}

/** One device's file in a form; nothing until it is known. */
export function useForm(device: string, wish: FormWish | undefined): FormFile | undefined {
  const compiled = useRun((state) => state.compiledRevision)
  const [file, setFile] = useState<FormFile>()
  const form = wish?.form
  const minutes = wish?.reloadMinutes
  useEffect(() => {
    // A later design is another question.
    void compiled
    setFile(undefined)
    if (form === undefined) return
    let isWanted = true
    void askForms({ form, ...(minutes === undefined ? {} : { reloadMinutes: minutes }) }, device).then(([found]) => {
      if (isWanted) setFile(found)
    })
    return () => {
      isWanted = false
    }
  }, [compiled, device, form, minutes])
  return file
}

/** A device's check sheet; nothing until it is written. */
export function useCheckSheet(device: string): WrittenDocument | undefined {
  const compiled = useRun((state) => state.compiledRevision)
  const showSecrets = useView((state) => state.showSecrets)
  const [sheet, setSheet] = useState<WrittenDocument>()
  useEffect(() => {
    void compiled
    setSheet(undefined)
    const asked = askEngine<'check-sheet'>({ kind: 'check-sheet', device, showSecrets })
    let isWanted = true
    void asked?.outcome.then((outcome) => {
      if (isWanted && outcome.kind === 'answer') setSheet(outcome.answer.documents[0])
    })
    return () => {
      isWanted = false
      asked?.cancel()
    }
  }, [compiled, device, showSecrets])
  return sheet
}
