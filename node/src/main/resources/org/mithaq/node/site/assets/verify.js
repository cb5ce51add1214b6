import { compare } from "./verify-log.js";
import { start } from "./verify-page.js";

start(compare);
