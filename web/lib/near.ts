type Follow = (isNear: boolean) => void;

const followed = new Map<Element, Follow>();
let watch: IntersectionObserver | undefined;

/**
 * Says of a part of the page whether it is within a window's height of the window, now and whenever that changes.
 *
 * Shape: a function that ends it. All parts share one watch: hundreds of them would be asked at every frame.
 */
export function whenNear(part: Element, follow: Follow): () => void {
  watch ??= new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) followed.get(target)?.(isIntersecting);
    },
    { rootMargin: "100%" },
  );
  followed.set(part, follow);
  watch.observe(part);
  return () => {
    followed.delete(part);
    watch?.unobserve(part);
  };
}
