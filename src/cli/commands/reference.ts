/** `reference`: the built-in designs. */
import { REFERENCE_DESIGNS, renderDesignFile } from '../../engine/session'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { ReferenceJson } from '../json'

export const referenceCommand: Command = {
  name: 'reference',
  summary: 'a built-in design, or their list',
  verbatim: true,
  words: ['[NAME]'],
  options: [JSON_OPTION],
  examples: [
    ['', 'lists the built-in designs'],
    ['srnd-figure-c1 > design.json', 'the design of the source document, as a file'],
  ],
  run: reference,
}

function reference(call: Call, streams: Streams): number {
  const [name] = call.words
  if (name === undefined) {
    const list: ReferenceJson = REFERENCE_DESIGNS.map(({ name: id, title, description }) => ({
      name: id,
      title,
      description,
    }))
    streams.out(
      call.flags.has('json')
        ? json(list)
        : `${list.map((item) => `${item.name.padEnd(20)} ${item.title}. ${item.description}`).join('\n')}\n`,
    )
    return 0
  }
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found)
    throw new Unusable(
      `there is no built-in design "${name}"; known: ${REFERENCE_DESIGNS.map((item) => item.name).join(', ')}`,
    )
  streams.out(renderDesignFile(found.build()))
  return 0
}
