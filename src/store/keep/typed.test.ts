/** What was typed at terminals survives a reload of the page, and nothing else. */
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../design/testing/designs'
import type { TypedLine } from '../../engine/messages'
import { designStore, newDocument, showDocument } from '../design'
import { runStore } from '../run'
import '../typed'
import { MemoryStorage } from './testing/memory-storage'
import { keepTyped } from './typed'

const LINE: TypedLine = { device: 'gateway-2', line: 'no reverse-route', shown: 'no reverse-route', step: 3 }
const typed = () => runStore.getState().typedLines

describe('typed lines', () => {
  const storage = new MemoryStorage()
  keepTyped(storage)
  newDocument(builtIn('srnd-figure-c1'))
  const document = designStore.getState()
  const kept = () => storage.getItem(`headend.typed.${document.document}`)

  it('are there again after a reload, of devices that the design still has', () => {
    runStore.setState({ typedLines: [LINE, { ...LINE, device: 'nobody' }] })
    const before = kept()
    newDocument(builtIn('srnd-figure-c1'))
    expect(typed()).toEqual([])
    storage.setItem(`headend.typed.${document.document}`, before ?? '')
    showDocument(document)
    expect(typed()).toEqual([{ ...LINE, step: 0 }])
  })
  it('are forgotten with another document, and when they are discarded', () => {
    runStore.setState({ typedLines: [LINE] })
    newDocument(builtIn('srnd-figure-c1'))
    expect(kept()).toBeNull()
    showDocument(document)
    runStore.setState({ typedLines: [LINE] })
    runStore.setState({ typedLines: [] })
    expect(kept()).toBeNull()
  })
  it.each(['{', '{"lines":7}', '{"lines":[{"device":"gateway-2"}]}', '{"lines":[null]}'])(
    'that cannot be read are none: %s',
    (text) => {
      newDocument(builtIn('srnd-figure-c1'))
      storage.setItem(`headend.typed.${document.document}`, text)
      showDocument(document)
      expect(typed()).toEqual([])
    },
  )
})
