/** "What do I paste, or copy to the box, to have it run this?" */
import { inForm } from '../../interop/index'
import type { FormFile } from '../messages'
import type { Handler } from './question'

const ENDINGS = { paste: '-to-paste.txt', startup: '-startup-config.cfg' } as const

export const answerForms: Handler<'forms'> = function* ({ design, built }, { form, device, reloadMinutes }) {
  const files: FormFile[] = []
  const platforms = new Map(design.devices.map((item) => [item.name, 'platform' in item ? item.platform : undefined]))
  const texts = built.texts.filter((item) => device === undefined || item.device === device)
  for (const [index, item] of texts.entries()) {
    if (item.language === 'none') continue
    yield { fraction: index / texts.length, text: item.device }
    const platform = platforms.get(item.device)
    const text = inForm(item.device, item.language, item.taken ?? item.text, form, {
      ...(platform === undefined ? {} : { platform }),
      ...(reloadMinutes === undefined ? {} : { reloadMinutes }),
    })
    files.push({ device: item.device, fileName: item.fileName.replace(/\.cfg$/, ENDINGS[form]), text })
  }
  return { kind: 'forms', files }
}
