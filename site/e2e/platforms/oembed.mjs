// Asks for the embed of a page as a site does into which somebody pastes the page's address: `node oembed.mjs ADDRESS`.
import oembetter from 'oembetter';

const client = oembetter();
client.allowlist(['127.0.0.1']);
client.fetch(process.argv[2], {}, (error, answer) => {
  if (error) throw error;
  console.log(JSON.stringify(answer));
});
