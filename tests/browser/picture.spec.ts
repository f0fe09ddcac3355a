import { resolve } from "node:path";
import { expect, test } from "./demo.ts";

test("the picture of the README", async ({ chat, page }) => {
  await page.setViewportSize({ width: 1200, height: 800 });
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.answerDate("1", "7", "2027");
  await expect(chat.lastReply.locator(".step").first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.screenshot({ path: resolve(import.meta.dirname, "../../docs/chat.png") });
});
