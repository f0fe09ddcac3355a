import { Chat } from "./chat.ts";
import { expect, test } from "./demo.ts";

test("nothing is connected before the chat is opened", async ({ chat, page }) => {
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await chat.goto();
  await expect(chat.launcher).toBeVisible();
  await page.waitForTimeout(500);
  expect(sockets).toEqual([]);
  await chat.launcher.click();
  await expect(chat.replies).toHaveCount(1);
  expect(sockets).toHaveLength(1);
});

test("a reload continues the same conversation, nothing lost or doubled", async ({
  chat,
  page,
}) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.answerDate("3", "3", "2027");
  const before = await chat.transcript();
  await page.reload();
  await expect(chat.dialog).toBeVisible();
  await expect(chat.replies).toHaveCount(3);
  expect(spoken(await chat.transcript())).toEqual(spoken(before));
});

test("what is written while the network is away is sent once when it is back", async ({
  chat,
  page,
  context,
}) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await context.setOffline(true);
  await expect(chat.offline).toBeVisible();
  await chat.field.fill("hva er engangsstønad");
  await chat.field.press("Enter");
  await expect(chat.own.last()).toContainText("Sendes når du er på nett igjen");
  await context.setOffline(false);
  await expect(chat.own.last()).toContainText("Mottatt");
  await expect(chat.replies).toHaveCount(3);
  await page.waitForTimeout(1000);
  await expect(chat.own.filter({ hasText: "hva er engangsstønad" })).toHaveCount(1);
  await expect(chat.replies).toHaveCount(3);
  await expect(chat.offline).toBeHidden();
});

test("the server goes away and comes back: the conversation goes on", async ({ chat, demo }) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const before = await chat.transcript();
  await demo.stop();
  await expect(chat.offline).toBeVisible();
  await chat.field.fill("takk");
  await chat.field.press("Enter");
  await demo.start();
  await expect(chat.own.last()).toContainText("Mottatt", { timeout: 60_000 });
  await expect(chat.replies).toHaveCount(3);
  const after = await chat.transcript();
  expect(spoken(after).slice(0, before.length)).toEqual(spoken(before));
  expect(after.filter((text) => text === "takk")).toHaveLength(1);
});

test("two tabs share one conversation, and deleting it in one empties both", async ({
  chat,
  context,
  demo,
}) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  const other = new Chat(await context.newPage(), demo.url);
  await other.open();
  await expect(other.own).toHaveCount(1);
  await other.say("hva er engangsstønad");
  await expect(chat.own).toHaveCount(2);
  await expect(chat.replies).toHaveCount(3);

  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  await chat.dialog.getByRole("button", { name: "Slett samtalen" }).click();
  await expect(chat.dialog.getByText("Vil du slette samtalen?")).toBeFocused();
  await chat.dialog.getByRole("button", { name: "Ja, slett" }).click();
  for (const one of [chat, other]) {
    await expect(one.own).toHaveCount(0);
    await expect(one.dialog.getByText("Samtalen er slettet.").last()).toBeVisible();
  }
  await chat.page.reload();
  await expect(chat.launcher.or(chat.dialog).first()).toBeVisible();
  await expect(chat.own).toHaveCount(0);
});

test("after deleting, writing begins a new conversation", async ({ chat }) => {
  await chat.open();
  await chat.say("Jeg er gravid og lurer på hva jeg har krav på");
  await chat.dialog.getByRole("button", { name: "Meny" }).click();
  await chat.dialog.getByRole("button", { name: "Slett samtalen" }).click();
  await chat.dialog.getByRole("button", { name: "Ja, slett" }).click();
  await expect(chat.own).toHaveCount(0);
  await chat.field.fill("hei");
  await chat.field.press("Enter");
  await expect(chat.own).toHaveCount(1);
  await expect(chat.own).toContainText("Mottatt");
  await expect(chat.replies).toHaveCount(2);
});

test("a closed chat stays closed on the next page, an open one stays open", async ({ chat }) => {
  await chat.open();
  await chat.goto("/omsorgsstonad");
  await expect(chat.dialog).toBeVisible();
  await expect(chat.field).not.toBeFocused();
  await chat.dialog.getByRole("button", { name: "Lukk chatten" }).click();
  await expect(chat.launcher).toBeFocused();
  await chat.goto();
  await expect(chat.launcher).toBeVisible();
  await expect(chat.dialog).toBeHidden();
});

/** The words alone: which controls an older message still shows may differ. */
function spoken(transcript: string[]): string[] {
  return transcript.map((text) => text.slice(0, 60));
}
