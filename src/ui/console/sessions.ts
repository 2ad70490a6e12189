/** The terminals that are open, by device. They outlive the panel; closing one forgets it. */
import { designStore, viewStore } from '../../store/index'
import { TerminalSession } from './terminal-session'

const sessions = new Map<string, TerminalSession>()

export function sessionOf(device: string, leave: () => void): TerminalSession {
  const known = sessions.get(device)
  if (known) return known
  const fresh = new TerminalSession(device, leave)
  sessions.set(device, fresh)
  return fresh
}

export const openSessions = (): readonly TerminalSession[] => [...sessions.values()]

// A terminal that was closed, and one whose device is gone, have nothing more to say.
viewStore.subscribe(({ consoles }, before) => {
  if (consoles.open === before.consoles.open) return
  for (const [device, session] of sessions) {
    if (consoles.open.includes(device)) continue
    session.dispose()
    sessions.delete(device)
  }
})

designStore.subscribe((state, before) => {
  if (state.revision === before.revision) return
  for (const session of sessions.values()) session.began()
})
