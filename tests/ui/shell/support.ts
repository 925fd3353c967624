/** Parts of the shell on a desk of their own, with a plan on it. */
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { Desk } from '../../../src/ui/desk.svelte.ts';
import { newDevice, workspaceOn } from '../../state/support.ts';
import WithDesk from './WithDesk.svelte';

/** A desk with that plan open; without one, the worked example of a first run. */
export async function deskWith(plan?: Scenario, locale = 'en-US'): Promise<Desk> {
  const workspace = await workspaceOn(newDevice());
  if (plan) workspace.bringIn(plan);
  return new Desk(workspace, new Preferences({}, locale, () => workspace.store));
}

/** Shows a part of the shell; returns what testing-library gives. */
export function show(part: Component, desk: Desk): ReturnType<typeof render> {
  return render(WithDesk, { props: { desk, part } });
}
