/**
 * Node's HTTP module. An import of `node:http` takes every name that it has, and some of them load
 * undici: 20 ms at each start of a command, for nothing. Asked for like this, it is only itself.
 */
export const { createServer, request } = process.getBuiltinModule('node:http');
