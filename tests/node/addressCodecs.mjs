// How the address of every lesson is read and written, in Node.

import { pageModules } from './pageModule.mjs';

/** A lesson's `read(query)`, which gives `{ state, refused }`, and `write(state)`. */
function codecOf({ schema, fit, parseConfig, formatConfig }, address) {
  if (schema === undefined) {
    const read = (query) => {
      const { config: state, refused } = parseConfig(query);
      return { state, refused };
    };
    return { read, write: formatConfig };
  }
  return {
    read: (query) => address.parseState(schema, query, fit),
    write: (state) => address.formatState(schema, state),
  };
}

/**
 * The page's modules for addresses, `codecs` by lesson, and `open(hash)`: what a hash opens, or null
 * where it names no lesson.
 */
export async function coded() {
  const [{ lessonNames }] = await pageModules(['web/text/lessonNames.ts']);
  const withState = lessonNames.filter((name) => name !== 'thread');
  const [router, address, view, ...states] = await pageModules([
    'web/app/router.ts',
    'web/components/address.ts',
    'web/components/view.ts',
    ...withState.map((name) => `web/lessons/${name}/state.ts`),
  ]);
  const codecs = new Map(withState.map((name, i) => [name, codecOf(states[i], address)]));
  codecs.set('thread', codecOf({ schema: {} }, address));

  function open(hash) {
    const route = router.parseHash(hash);
    const codec = codecs.get(route?.name);
    if (codec === undefined) return null;
    const { state, refused } = codec.read(route.query);
    const canonical = router.formatHash(route.name, codec.write(state), route.view);
    return { route, state, refused: [...route.refused, ...refused], canonical };
  }
  return { lessonNames, router, view, codecs, open };
}
