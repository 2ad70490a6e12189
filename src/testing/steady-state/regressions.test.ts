/** What random networks brought to light once, by hand: each as the smallest network that shows it. */
import { describe, expect, it } from 'vitest'
import { connect, NO_HISTORY, perform } from '../../design/index'
import { type Lab, play, reference, settleWith, type TextChange } from '../lab'
import { compare } from './compare'

/** Two cross-over cables. */
function twoCables() {
  const edit = connect(reference(), 'gateway-1', 'gateway-2')
  const done = typeof edit === 'string' ? edit : perform(reference(), NO_HISTORY, edit)
  if (typeof done === 'string') throw new Error(done)
  return done.design
}

const disagreements = ({ network, built }: Lab) => compare(network, built.scene.topology, [], true).disagreements

describe('what random networks brought to light', () => {
  it('a stub is not asked about a way that is lost, but it is told: two stubs do not go on by each other', () => {
    const stub: TextChange = (text) => text.replace(/^router eigrp 64$/m, '$&\n eigrp stub connected')
    const lab = settleWith({ 'gateway-1': stub, 'gateway-2': stub }, twoCables())
    const lost = play(lab, [[1, 'fault', 'cut:gateway-1/FastEthernet1/0']], 60)
    const mended = play(lost, [[1, 'restore', 'cut:gateway-1/FastEthernet1/0']], 60)
    const { disagreements: wrong } = compare(
      lost.network,
      lost.built.scene.topology,
      [{ kind: 'cut', device: 'gateway-1', interface: 'FastEthernet1/0' }],
      true,
    )
    expect(wrong).toEqual([])
    expect(disagreements(mended)).toEqual([])
  })
})
