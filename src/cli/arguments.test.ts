/** How calls are read, and that the command line can be learnt from itself. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from './commands/all'
import { run } from './testing/run'
import { readVersion } from './version'

describe('help', () => {
  it('of every command names its words and options, has an example, and is no failure', async () => {
    expect(COMMANDS.length).toBeGreaterThan(10)
    for (const { name, words, options, examples } of COMMANDS) {
      const { code, out, err } = await run(name, '--help')
      expect([code, err]).toEqual([0, ''])
      for (const part of [...words, ...options.map(({ flags }) => flags)]) expect(out).toContain(part)
      expect(examples.length).toBeGreaterThan(0)
      expect(out).toContain(`headend ${name} ${examples[0]?.[0]}`)
    }
  })
  const words = (text: string) => text.replace(/\s+/g, ' ')
  it('of the whole lists every command, however it is asked for', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(
      COMMANDS.filter(({ name, summary }) => !out.includes(`\n  ${name} `) || !words(out).includes(summary)),
    ).toEqual([])
    expect((await run('-h')).out).toBe(out)
    expect((await run('help')).out).toBe(out)
    expect((await run('help', 'trace')).out).toBe((await run('trace', '-h')).out)
  })
  it('gives the version of the package', async () => {
    expect((await run('--version')).out).toBe(`${readVersion()}\n`)
    expect(readVersion()).toMatch(/^\d+\.\d+\.\d+/)
  })
})

describe('a call', () => {
  it('may give a value behind an equals sign', async () => {
    const apart = await run('show', 'srnd-figure-c1', 'gateway-1', 'show standby', '--at', '5s')
    const joined = await run('show', 'srnd-figure-c1', 'gateway-1', 'show standby', '--at=5s')
    expect(apart.code).toBe(0)
    expect(joined).toEqual(apart)
  })
  it.each([
    [['tarce'], "unknown command 'tarce'; did you mean trace?"],
    [['check'], "missing required argument 'DESIGN'. See: headend check --help"],
    [['check', 'a', 'b'], 'too many arguments'],
    [['help', 'constructor'], "unknown command 'constructor'. See: headend --help"],
    [['help', 'tarce'], "unknown command 'tarce'"],
    [['check', ''], 'one of the words behind check is empty'],
    [['import', 'a', ' ', '--out', 'b'], 'one of the words behind import is empty'],
    [['failover', 'empty', '--fualt', 'x'], 'did you mean --fault?'],
  ])('%j is refused with what was probably meant', async (argv, message) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.startsWith('headend: ')).toBe(true)
  })
})

describe('a value that is empty, as of a variable that was never set', () => {
  const valued = COMMANDS.flatMap(({ name, words, options }) =>
    options
      .filter(({ flags }) => flags.includes('<'))
      .map(({ flags }) => ({ name, words, option: flags.split(' ')[0] ?? '' })),
  )
  it.each(valued)('is refused for $option of $name', async ({ name, words, option }) => {
    const given = words.filter((word) => word.startsWith('<')).map(() => 'empty')
    for (const value of [[option, ''], [`${option}=`], [option, ' ']]) {
      const { code, out, err } = await run(name, ...given, ...value)
      expect([code, out, err]).toEqual([
        2,
        '',
        `headend: ${option} is given without a value. See: headend ${name} --help\n`,
      ])
    }
  })
  it('is looked for in every command', () => expect(valued.length).toBeGreaterThan(40))
})

describe('completion', () => {
  it('in bash offers commands, and the options of the one that stands there', async () => {
    const script = join(mkdtempSync(join(tmpdir(), 'headend-')), 'completion')
    writeFileSync(script, (await run('completion', 'bash')).out)
    const offered = (words: string, at: number) =>
      execFileSync('bash', [
        '-c',
        `source ${script}; COMP_WORDS=(headend ${words}); COMP_CWORD=${at}; _headend; echo "\${COMPREPLY[*]}"`,
      ])
        .toString()
        .trim()
    expect(offered('swe', 1)).toBe('sweep')
    expect(offered('trace design.json --fr', 3)).toBe('--from')
    expect(offered('export design.json --to cont', 4)).toBe('containerlab')
    expect(offered('sites ex', 2)).toBe('export')
  })
  it('names every command in each shell, and says which shells there are', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, out } = await run('completion', shell)
      expect(code).toBe(0)
      expect(COMMANDS.filter(({ name }) => !out.includes(name))).toEqual([])
    }
    expect((await run('completion', 'tcsh')).err).toContain('choose bash, zsh, fish')
  })
})
