/** The forms of a router's lines that hold secrets. */
import { IOS } from './commands/all'
import { NOT_READ_SECRETS } from './known/secrets'
import { secretForms } from './syntax/secret-forms'

export const IOS_SECRETS = secretForms(IOS.declarations, NOT_READ_SECRETS)
