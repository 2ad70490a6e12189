/**
 * A terminal at one device: it draws the line that is being edited, sends it to the engine when told, and prints what
 * comes back. It outlives the panel that shows it, so that nothing is lost when another tab of the dock is looked at.
 */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal as Screen } from '@xterm/xterm'
import type { Terminal } from '../../engine/messages'
import { masked } from '../../secrets/index'
import { type ConsoleAnswer, typeAtConsole, viewStore } from '../../store/index'
import { type EditedLine, keysOf, NO_LINE, nextLine, press, replaced, typeText } from './line-editor'

/** Lines of output that can be scrolled back to. */
const SCROLLBACK = 5000

const MORE = ' --More-- '

export class TerminalSession {
  readonly device: string
  readonly element = document.createElement('div')
  private readonly screen: Screen
  private readonly fitting = new FitAddon()
  private line: EditedLine = NO_LINE
  private terminal: Terminal | undefined
  private prompt = ''
  /** Keys that came while the engine was at work. */
  private waiting: string[] = []
  private busy = false
  /** Lines that wait behind --More--. */
  private rest: readonly string[] = []
  private opened = false
  private rows = 1

  constructor(device: string, leave: () => void) {
    this.device = device
    this.element.className = 'terminal-screen'
    this.screen = new Screen({
      scrollback: SCROLLBACK,
      fontSize: 13,
      lineHeight: 1.2,
      cursorBlink: false,
      convertEol: true,
      macOptionIsMeta: true,
      rightClickSelectsWord: true,
    })
    this.screen.loadAddon(this.fitting)
    this.screen.onData((data) => this.received(data))
    this.screen.attachCustomKeyEventHandler((event) => this.isOurs(event, leave))
  }

  /** Puts the screen into the page; the first time it greets. */
  show(parent: HTMLElement): void {
    parent.append(this.element)
    if (!this.opened) {
      this.opened = true
      this.screen.open(this.element)
      this.screen.textarea?.setAttribute('aria-label', `Terminal of ${this.device}; Control and ] leaves it`)
      void this.send('enter', '')
    }
    this.fit()
  }

  hide(): void {
    this.element.remove()
  }

  fit(): void {
    if (this.element.clientWidth === 0) return
    this.fitting.fit()
    this.screen.scrollToBottom()
  }

  /** A line as if it were typed, with Enter; it waits until what goes on is answered. */
  type(line: string): void {
    this.received(`${line}\r`)
  }

  focus(): void {
    this.screen.focus()
  }

  /** Colours of the page's theme, and what a reader of the screen needs. */
  dress(look: {
    readonly theme: NonNullable<Screen['options']['theme']>
    readonly font: string
    readonly spoken: boolean
  }): void {
    this.screen.options.theme = look.theme
    this.screen.options.fontFamily = look.font
    this.screen.options.screenReaderMode = look.spoken
  }

  /** The network began anew, as the design changed or somebody asked for it, and what was typed and not saved is gone with the old one. */
  began(): void {
    this.rest = []
    this.waiting = []
    // Who waits for an answer hears of it instead of the answer.
    if (this.opened && !this.busy) void this.begin()
  }

  private begin(): Promise<void> {
    this.terminal = undefined
    this.erase()
    this.screen.write(aside('The network began anew from the design.'))
    return this.send('enter', '')
  }

  dispose(): void {
    this.screen.dispose()
    this.element.remove()
  }

  /** False lets the browser have the key: leaving, copying a selection, the page's own shortcuts. */
  private isOurs(event: KeyboardEvent, leave: () => void): boolean {
    const command = event.ctrlKey || event.metaKey
    if (command && event.key === ']') {
      if (event.type === 'keydown') leave()
      event.preventDefault()
      return false
    }
    if (event.key === 'Tab' && event.shiftKey) return false
    if (command && event.key.toLowerCase() === 'k' && event.metaKey) return false
    if (command && event.key.toLowerCase() === 'c' && this.screen.hasSelection()) return false
    return !(command && event.key.toLowerCase() === 'v')
  }

  private received(data: string): void {
    const keys = keysOf(data)
    // More than one key at once is pasted text, in which a question mark or a tab is only a character.
    const pasted = keys.length > 1
    this.waiting.push(...(pasted ? keys.map((key) => (key === '?' || key === '\t' ? `text:${key}` : key)) : keys))
    if (keys[0] === '\x03' && this.busy) this.waiting = []
    void this.work()
  }

  /** Takes the keys one after the other; a line that the engine has stops the ones after it. */
  private async work(): Promise<void> {
    while (!this.busy && this.waiting.length > 0) {
      const key = this.waiting.shift() ?? ''
      if (this.rest.length > 0) this.turnPage(key)
      else await this.take(key)
    }
  }

  private async take(key: string): Promise<void> {
    if (key.startsWith('text:')) {
      this.line = typeText(this.line, key === 'text:\t' ? ' ' : key.slice(5))
      return this.draw()
    }
    const { line, event } = press(this.line, key)
    this.line = line
    switch (event) {
      case 'none':
        return this.draw()
      case 'clear':
        this.screen.clear()
        return this.draw()
      case 'interrupt':
        this.finish('^C')
        return this.leaveDialog()
      case 'end':
        this.finish('^Z')
        return this.terminal?.mode === 'configure' ? this.send('enter', 'end') : this.leaveDialog()
      case 'tab':
        return this.send('tab', line.text)
      case 'help':
        this.screen.write('?\r\n')
        return this.send('help', line.text.slice(0, line.cursor))
      case 'enter': {
        const { text } = line
        this.finish('')
        return this.send('enter', text)
      }
    }
  }

  /** Ends the line on the screen and begins another. */
  private finish(mark: string): void {
    const shown = asShown(this.line.text)
    this.line = { ...this.line, cursor: this.line.text.length }
    this.draw({ text: shown, cursor: shown.length })
    this.screen.write(`${mark}\r\n`)
    this.rows = 1
    this.line = nextLine(mark === '' ? this.line : replaced(this.line, ''))
  }

  private leaveDialog(): Promise<void> {
    if (this.terminal?.dialog) {
      const { dialog: _left, ...terminal } = this.terminal
      this.terminal = terminal
    }
    return this.send('enter', '')
  }

  private async send(key: 'enter' | 'tab' | 'help', text: string): Promise<void> {
    this.busy = true
    const answer = await typeAtConsole({
      device: this.device,
      line: text,
      key,
      more: this.waiting.includes('\r'),
      ...(this.terminal ? { terminal: this.terminal } : {}),
    })
    this.busy = false
    this.answered(answer, key)
    void this.work()
  }

  private answered(answer: ConsoleAnswer, key: 'enter' | 'tab' | 'help'): void {
    if (answer.kind === 'gone') return void this.begin()
    if (answer.kind === 'failed') {
      this.write([answer.reason])
      return this.draw()
    }
    const { output, terminal, prompt, line, passed } = answer.answer
    this.terminal = terminal
    this.prompt = prompt
    if (key === 'tab') this.line = line === undefined ? this.line : replaced(this.line, line)
    this.write(output === '' ? [] : asShown(output).split('\n'))
    if (answer.note !== undefined) this.screen.write(aside(answer.note))
    if (passed !== undefined && passed >= WORTH_SAYING) this.screen.write(aside(`(${seconds(passed)} passed)`))
    if (this.rest.length === 0) this.draw()
  }

  /** Prints lines, a page at a time when the terminal was told so. */
  private write(lines: readonly string[]): void {
    const page = this.terminal?.length ?? 0
    const now = page > 1 && lines.length > page ? lines.slice(0, page - 1) : lines
    this.rest = lines.slice(now.length)
    if (now.length > 0) this.screen.write(`${now.map(plain).join('\r\n')}\r\n`)
    if (this.rest.length > 0) this.screen.write(MORE)
  }

  /** Space shows a page, Enter a line, anything else leaves. */
  private turnPage(key: string): void {
    this.screen.write('\r\x1b[K')
    const lines = this.rest
    this.rest = []
    if (key === ' ') this.write(lines)
    else if (key === '\r') {
      this.screen.write(`${plain(lines[0] ?? '')}\r\n`)
      this.rest = lines.slice(1)
      if (this.rest.length > 0) this.screen.write(MORE)
    }
    if (this.rest.length === 0) this.draw()
  }

  /** Takes the edited line off the screen, however many rows it has. */
  private erase(): void {
    this.screen.write(`\r${this.rows > 1 ? `\x1b[${this.rows - 1}A` : ''}\x1b[J`)
    this.rows = 1
  }

  /** The prompt and the line, and the cursor in its place. */
  private draw({ text, cursor }: Pick<EditedLine, 'text' | 'cursor'> = this.line): void {
    const whole = this.prompt.length + text.length
    const place = this.prompt.length + cursor
    const width = Math.max(1, this.screen.cols)
    this.erase()
    this.screen.write(`${this.prompt}${plain(text)}`)
    // A full row leaves the cursor behind its last column; a space makes the next row.
    if (whole > 0 && whole % width === 0) this.screen.write(' \b')
    const up = Math.floor(whole / width) - Math.floor(place / width)
    this.screen.write(`\r${up > 0 ? `\x1b[${up}A` : ''}${place % width > 0 ? `\x1b[${place % width}C` : ''}`)
    this.rows = Math.floor(place / width) + 1
  }
}

/** What a device prints, with dots in place of secrets until they are shown. */
const asShown = (text: string) => (viewStore.getState().showSecrets ? text : masked(text))

/** What the page says and no router would. */
const aside = (text: string) => `\x1b[3m${plain(text)}\x1b[0m\r\n`

/** Simulated microseconds that somebody at a terminal would notice. */
const WORTH_SAYING = 1_500_000
const seconds = (micros: number) => `${(micros / 1e6).toFixed(1)} s`

/** Text from outside must not steer the screen. */
const plain = (text: string) => text.replaceAll(/(?!\t)\p{Cc}/gu, ' ')
