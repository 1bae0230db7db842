import type { FastifyReply } from 'fastify';

export function send(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "connect-src 'self'; form-action 'self'; frame-ancestors 'none'")
    .send(text);
}
