/** Where browsers find the server: the address that the extension was built for. Here the link listens. */
export const linkPort = Number(new URL(process.env['ONECHAT_API'] ?? 'http://localhost:8787').port);

/** Where the server behind the link listens. */
export const serverPort = linkPort + 5_000;
