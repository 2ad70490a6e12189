/**
 * Property tests draw the same cases on every run, so that a failure is the change's and comes back. Other cases are drawn
 * with HEADEND_SEED=N, and without an end by `npm run fuzz` and `npm run soak`.
 */
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.HEADEND_SEED ?? 64) })
