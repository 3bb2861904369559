// Who decides at this browser: asked once and kept here, never sent but with a decision.

function read(name: string): string {
  try {
    return localStorage.getItem(`hamkor.${name}`) ?? "";
  } catch {
    return ""; // storage may be shut off: the name then lasts as long as the page
  }
}

let name = $state(read("person"));
let email = $state(read("person-email"));

function keep(what: string, value: string): void {
  try {
    localStorage.setItem(`hamkor.${what}`, value);
  } catch {
    // Shut off: nothing to keep.
  }
}

/** The name under which decisions of this browser stand, and the address for commits. */
export const person = {
  get name(): string {
    return name;
  },
  set name(value: string) {
    name = value.trim();
    keep("person", name);
  },
  get email(): string {
    return email;
  },
  set email(value: string) {
    email = value.trim();
    keep("person-email", email);
  },
};
