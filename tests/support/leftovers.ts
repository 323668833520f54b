const leftovers = new Set<() => void | Promise<void>>();

/** Whatever a test file has started or created and not yet removed is removed when the file ends, also when a test failed half-way. */
export function removeAtEnd(remove: () => void | Promise<void>): () => void {
  leftovers.add(remove);
  return () => leftovers.delete(remove);
}

async function removeLeftovers(): Promise<void> {
  for (const remove of leftovers) {
    leftovers.delete(remove);
    await remove();
  }
}

if (typeof afterAll === "function") afterAll(removeLeftovers);
