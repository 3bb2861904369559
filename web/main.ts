import { mount } from "svelte";
import App from "./App.svelte";
import { askEarly } from "./lib/api.ts";
import { overviewAddress } from "./lib/overview.ts";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/pages.css";

// The first answers are on their way before anything is drawn.
askEarly("/api/frame");
if (window.location.pathname === "/") askEarly(overviewAddress());

const target = document.getElementById("app");
if (target) mount(App, { target });
