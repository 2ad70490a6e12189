/** RRI on the dynamic map: without it nobody knows which sites are here. */
import { add, type Check, type CheckFound, lineOf } from '../check'

export const reverseRoute: Check = {
  name: 'no-reverse-route',
  title: 'Reverse Route Injection',
  why: 'The static route that an SA brings along is all that says which head-end a site is on; without it the other head-end has no route, and traffic from headquarters is black-holed.',
  source: 'Source document, reverse-route under crypto dynamic-map',
  check: ({ headEnds }) =>
    headEnds.flatMap(({ config, templates }) =>
      templates
        .filter((template) => !template.reverseRoute)
        .map(
          (template): CheckFound => ({
            severity: 'error',
            device: config.device,
            ...lineOf(template.source),
            summary: `${template.source.text} has no reverse-route: its sites have no route`,
            remedy: 'Add reverse-route.',
            fix: {
              says: 'Adds reverse-route to the dynamic map.',
              safe: true,
              changes: [add(config.device, [template.source.text], 'reverse-route')],
            },
          }),
        ),
    ),
}
