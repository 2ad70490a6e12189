/** A pasted session, cut at its prompts: what each device printed for each command. */

export interface Output {
  /** As its prompt says; absent where none does. */
  readonly host?: string
  readonly text: string
  /** 1-based, of the session. */
  readonly line: number
}

const SHOWN = /^\s*([A-Za-z][\w.-]*)(?:\/[\w.-]+)*[#>]\s*(sh(?:ow?)?\s+\S.*)$/
const PROMPT = /^\s*[A-Za-z][\w.-]*(?:\/[\w.-]+)*(?:\([^)]*\))?[#>]/

/** Without a prompt that shows something, the whole text is one output. */
export function outputsOf(text: string): readonly Output[] {
  const lines = text.split(/\r\n|\r|\n/)
  const found: { host: string; line: number; lines: string[] }[] = []
  let open = false
  for (const [index, line] of lines.entries()) {
    const shown = SHOWN.exec(line)
    if (shown) found.push({ host: shown[1] ?? '', line: index + 1, lines: [line] })
    else if (open && !PROMPT.test(line)) found.at(-1)?.lines.push(line)
    if (shown) open = true
    else if (PROMPT.test(line)) open = false
  }
  if (found.length === 0) return [{ text, line: 1 }]
  return found.map(({ host, line, lines: own }) => ({ host, line, text: own.join('\n') }))
}
