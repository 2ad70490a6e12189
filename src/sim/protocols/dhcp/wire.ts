/** DHCP on the wire: ports and size (RFC 2131 section 4.1, RFC 951). */
export const SERVER_PORT = 67
export const CLIENT_PORT = 68
/** The least length of a BOOTP message, to which clients and servers pad. */
export const MESSAGE_BYTES = 300
