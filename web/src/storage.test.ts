import { expect, test } from "vitest";
import { Memory, memoryStore } from "./storage.ts";

const resume = { conversation: "c1", resume_token: "secret" };

test("the conversation is shared by tabs, what is unsent and open is the tab's own", () => {
  const shared = memoryStore();
  const first = new Memory("server", shared, memoryStore());
  const second = new Memory("server", shared, memoryStore());
  first.resume = resume;
  first.unsent = [{ id: "1" }];
  first.view = "open";
  expect([second.resume, second.unsent, second.view]).toEqual([resume, [], undefined]);
  second.resume = undefined;
  expect([first.resume, first.unsent, first.view]).toEqual([undefined, [{ id: "1" }], "open"]);
});

test("servers are kept apart", () => {
  const shared = memoryStore();
  new Memory("one", shared, memoryStore()).resume = resume;
  expect(new Memory("two", shared, memoryStore()).resume).toBeUndefined();
});

test.each(["", "{", "null", "7", '{"conversation":1}', '{"conversation":"c1"}'])(
  "what is not a conversation is none: %j",
  (stored) => {
    const shared = memoryStore();
    shared.setItem("livslos:server", stored);
    expect(new Memory("server", shared, memoryStore()).resume).toBeUndefined();
  },
);

test("a browser without storage gets one that lasts as long as the page", () => {
  const memory = new Memory("server");
  memory.resume = resume;
  expect(memory.resume).toEqual(resume);
});
