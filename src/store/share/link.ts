/**
 * A design as a link: `share=1.` and its packed text in the fragment of the page's address, which browsers send to no
 * server. The text is what is being looked at, on one line, and the design as in its file, on another.
 */
import * as v from 'valibot'
import { type Design, MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile } from '../../design/index'
import { packed, unpacked } from './packed'
import { type Shown, shownSchema } from './shown'

/** The version of links; the design in them has its file's own. */
const VERSION = 1
const LINK_MARK = 'share='

/** Characters of the longest link that is made: Safari opens no address of 80,000. */
export const LONGEST_LINK = 64_000
/** Longer ones are not even unpacked. */
const LONGEST_READ = 1_000_000

export type ReadLink =
  | { readonly design: Design; readonly shown: Shown; readonly mended: readonly string[] }
  /** Why it was not opened, and what to do: a sentence. */
  | { readonly problem: string }

export async function renderLink(design: Design, shown: Shown): Promise<string> {
  const file = JSON.stringify(JSON.parse(renderDesignFile(design)))
  return `${LINK_MARK}${VERSION}.${await packed(`${JSON.stringify(shown)}\n${file}`)}`
}

const ASK_AGAIN = 'Ask for it again, or for the design as a file.'

/** Reads what stands behind the `#` of an address. No text makes it throw. */
export async function readLink(fragment: string): Promise<ReadLink> {
  const [, version, letters] = /^share=(\d{1,6})\.(.*)$/s.exec(fragment) ?? []
  if (version === undefined || letters === undefined) return { problem: `The link is not whole. ${ASK_AGAIN}` }
  if (Number(version) !== VERSION)
    return {
      problem: `The link was made by another Headend, in a form (${version}) that this one does not read. Use a newer one, or ask for the design as a file.`,
    }
  if (letters.length > LONGEST_READ) return { problem: `The link is too long to be one of Headend's. ${ASK_AGAIN}` }
  try {
    return readText(await unpacked(decodeURIComponent(letters)))
  } catch (error) {
    const why = error instanceof RangeError ? error.message : 'it was cut short or changed on its way'
    return { problem: `The link cannot be read: ${why}. ${ASK_AGAIN}` }
  }
}

function readText(text: string): ReadLink {
  const end = text.indexOf('\n')
  if (end < 0 || text.length > MAX_FILE_CHARACTERS) return { problem: `The link holds no design. ${ASK_AGAIN}` }
  const read = parseDesignFile(text.slice(end + 1))
  if (!read.ok) {
    const [first] = read.problems
    return {
      problem: `The design of the link was not opened. ${first?.path ? `${first.path}: ` : ''}${first?.problem ?? ''}`,
    }
  }
  return { design: read.design, mended: read.mended ?? [], shown: readShown(text.slice(0, end)) }
}

/** Where to look is a help, no part of the design: what cannot be read of it is nothing to look at. */
function readShown(text: string): Shown {
  try {
    const read = v.safeParse(shownSchema, JSON.parse(text))
    return read.success ? read.output : {}
  } catch {
    return {}
  }
}
