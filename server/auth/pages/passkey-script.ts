/** The only script of these pages: it asks the browser for a passkey and tells the server. */
export const passkeyScript = `
const ask = async (path, body) => {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch('/auth/passkey/' + path, init);
  if (!response.ok) throw new Error('refused');
  return response.json();
};
const ways = {
  'sign-in': async (query) => {
    const options = PublicKeyCredential.parseRequestOptionsFromJSON(await ask('generate-authenticate-options'));
    const found = await navigator.credentials.get({ publicKey: options });
    const body = { response: found.toJSON() };
    if (query) body.oauth_query = query;
    const answer = await ask('verify-authentication', body);
    location.assign(answer.url || '/account');
  },
  add: async () => {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(await ask('generate-register-options'));
    const made = await navigator.credentials.create({ publicKey: options });
    await ask('verify-registration', { response: made.toJSON() });
    location.reload();
  },
};
for (const button of document.querySelectorAll('[data-passkey]')) {
  button.hidden = typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function';
  button.addEventListener('click', async () => {
    const problem = document.querySelector('[data-problem]');
    problem.textContent = '';
    try {
      await ways[button.dataset.passkey](button.dataset.query);
    } catch {
      problem.textContent = problem.dataset.problem;
    }
  });
}
`;
