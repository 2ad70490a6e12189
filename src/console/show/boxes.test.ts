/** The box that a person chooses and the one that `show version` names are the same. */
import { expect, it } from 'vitest'
import { PLATFORMS } from '../../config/index'
import { boxNamed } from './boxes'

const routers = PLATFORMS.filter(({ language }) => language === 'ios')

it('every router platform has words of its own, with the model of its title and of no other', () => {
  expect(routers.length).toBeGreaterThan(5)
  for (const { id, title } of routers) {
    const models = title.match(/\b\d{3,4}[A-Z]*\b/g)
    expect(models, title).toHaveLength(1)
    expect(boxNamed(id)?.hardware, title).toContain(models?.[0])
  }
})
