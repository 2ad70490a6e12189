/** No laboratory runs PIX 6: there a firewall is told the same in the language of the ASA. */
import { applied, chooseDialect, type Design } from '../../design/index'

export function ofItsTime(drawn: Design): { readonly design: Design; readonly said: readonly string[] } {
  let design = drawn
  const said: string[] = []
  for (const device of drawn.devices) {
    if (device.kind !== 'firewall' || device.dialect !== 'pix') continue
    const edit = chooseDialect(design, device.name, 'asa')
    const changed = typeof edit === 'string' ? edit : applied(design, edit)
    if (typeof changed === 'string') {
      said.push(`${device.name} speaks PIX 6, which no laboratory runs: ${changed}.`)
      continue
    }
    design = changed
    said.push(`${device.name} speaks PIX 6, which no laboratory runs: it is told the same in the language of the ASA.`)
    if (device.patch.insert.length > 0)
      said.push(
        `${device.name} has lines by hand in the language of PIX 6: read them in its text before you rely on it.`,
      )
  }
  return { design, said }
}
