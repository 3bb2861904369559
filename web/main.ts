import { mount } from "svelte";
import App from "./App.svelte";
import { askEarly } from "./lib/api.ts";
import { firstLanguage, speakFirst } from "./lib/language.svelte.ts";
import { lettersOf } from "./lib/letters.ts";
import { overviewAddress } from "./lib/overview.ts";
import { route } from "./lib/router.svelte.ts";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/voices.css";
import "./style/lists.css";
import "./style/overview.css";
import "./style/map.css";
import "./style/entries.css";
import "./style/reader.css";
import "./style/figures.css";
import "./style/finds.css";
import "./style/print.css";

// The first answers are on their way before anything is drawn.
askEarly("/api/frame");
if (route.path === "/") askEarly(overviewAddress());

const target = document.getElementById("app");
const tag = firstLanguage();
void Promise.all([speakFirst(tag), lettersOf(tag)]).then(() => {
  if (target) mount(App, { target });
});
