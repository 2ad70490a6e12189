/**
 * How a box names itself in `show version`: its family and image in the first lines, its model in the hardware line.
 * Families and models as captures of these platforms print them; image names without their version.
 */

export interface Box {
  /** `C2600` of "C2600 Software". */
  readonly family: string
  readonly image: string
  readonly hardware: string
  readonly file: string
}

const BOXES: ReadonlyMap<string, Box> = new Map(
  [
    ['c2651xm', 'C2600', 'C2600-IK9S-M', 'cisco 2651XM', 'flash:c2600-ik9s-mz'],
    ['c3745', '3700', 'C3745-IK9S-M', 'cisco 3745', 'flash:c3745-ik9s-mz'],
    ['c7206vxr', '7200', 'C7200-IK9S-M', 'cisco 7206VXR', 'disk0:c7200-ik9s-mz'],
    ['c2911', 'C2900', 'C2900-UNIVERSALK9-M', 'Cisco CISCO2911/K9', 'flash0:c2900-universalk9-mz.SPA'],
    ['isr4331', 'ISR', 'X86_64_LINUX_IOSD-UNIVERSALK9-M', 'cisco ISR4331/K9', 'bootflash:isr4300-universalk9.SPA'],
    ['c806', 'C806', 'C806-K9OSY6-M', 'cisco C806', 'flash:c806-k9osy6-mz'],
    ['c1721', 'C1700', 'C1700-K9O3SY7-M', 'cisco 1721', 'flash:c1700-k9o3sy7-mz'],
    ['c881', 'C880', 'C880DATA-UNIVERSALK9-M', 'Cisco 881', 'flash:c880data-universalk9-mz'],
    ['c891f', 'C800', 'C800-UNIVERSALK9-M', 'Cisco C891F-K9', 'flash:c800-universalk9-mz.SPA'],
    ['c1111', 'ISR', 'ARMV8EL_LINUX_IOSD-UNIVERSALK9-M', 'cisco C1111-4P', 'bootflash:c1100-universalk9.SPA'],
  ].map(([id = '', family = '', image = '', hardware = '', file = '']) => [id, { family, image, hardware, file }]),
)

/** The box of a platform of the design; nothing for one that has no words of its own. */
export function boxNamed(platform: string | undefined): Box | undefined {
  return platform === undefined ? undefined : BOXES.get(platform)
}
