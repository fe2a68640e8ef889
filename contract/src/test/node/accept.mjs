// Reads an AsyncAPI document as its users' tools do, and says what they would object to.
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';

const { document, diagnostics } = await new Parser().parse(await readFile(process.argv[2], 'utf8'));
const objections = diagnostics.filter((each) => each.severity <= 1);
for (const each of objections) {
  console.log(`${each.path.join('.')}: ${each.message}`);
}
console.log(document ? `channels: ${document.channels().all().length}` : 'not understood');
process.exit(document && objections.length === 0 ? 0 : 1);
