import { describe, expect, it, vi } from 'vitest';
import { SKIP_WAITING } from '../../src/sw/messages';
import { register, type UpdateReason } from '../../src/sw/register';

/** A worker whose state the test sets. */
class FakeWorker extends EventTarget {
  state = 'installing';
  readonly postMessage = vi.fn();

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A browser with a page that is controlled by an older worker, or by none yet. */
function surroundings({ controlled }: { controlled: boolean }) {
  const registration = Object.assign(new EventTarget(), {
    waiting: null as FakeWorker | null,
    installing: null as FakeWorker | null,
  });
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? new FakeWorker() : null,
    ready: Promise.resolve(registration),
    register: vi.fn(() => Promise.resolve(registration)),
  });
  const page = new EventTarget();
  const reload = vi.fn();
  const updates = () => register({ container: container as unknown as ServiceWorkerContainer, page, reload });
  return { registration, container, page, reload, updates };
}

function find(world: ReturnType<typeof surroundings>): FakeWorker {
  const worker = new FakeWorker();
  world.registration.installing = worker;
  world.registration.dispatchEvent(new Event('updatefound'));
  return worker;
}

describe('a new version', () => {
  it('is offered once it is whole, and changes nothing before consent', async () => {
    const world = surroundings({ controlled: true });
    const updates = world.updates();
    const heard: UpdateReason[] = [];
    updates.onUpdate((reason) => heard.push(reason));
    await updates.offline;
    const worker = find(world);
    expect(heard).toEqual([]);
    worker.become('installed');
    expect(heard).toEqual(['waiting']);
    expect(worker.postMessage).not.toHaveBeenCalled();
    expect(world.reload).not.toHaveBeenCalled();
  });

  it('is offered when it was already waiting, also to whoever asks later', async () => {
    const world = surroundings({ controlled: true });
    world.registration.waiting = new FakeWorker();
    const updates = world.updates();
    await updates.offline;
    const callback = vi.fn();
    updates.onUpdate(callback);
    expect(callback).toHaveBeenCalledExactlyOnceWith('waiting');
  });

  it('takes over on consent, and the page reloads once', async () => {
    const world = surroundings({ controlled: true });
    const worker = new FakeWorker();
    world.registration.waiting = worker;
    const updates = world.updates();
    await updates.offline;
    updates.acceptUpdate();
    updates.acceptUpdate();
    expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith(SKIP_WAITING);
    expect(world.reload).not.toHaveBeenCalled();
    world.container.dispatchEvent(new Event('controllerchange'));
    expect(world.reload).toHaveBeenCalledOnce();
  });

  it('accepted in another tab is offered here, and does not reload this page', async () => {
    const world = surroundings({ controlled: true });
    const updates = world.updates();
    const callback = vi.fn();
    updates.onUpdate(callback);
    await updates.offline;
    world.container.dispatchEvent(new Event('controllerchange'));
    expect(callback).toHaveBeenCalledExactlyOnceWith('replaced');
    expect(world.reload).not.toHaveBeenCalled();
    updates.acceptUpdate();
    expect(world.reload).toHaveBeenCalledOnce();
  });
});

describe('the first version', () => {
  it('takes charge of the page without a word', async () => {
    const world = surroundings({ controlled: false });
    const updates = world.updates();
    const callback = vi.fn();
    updates.onUpdate(callback);
    expect(await updates.offline).toBe(true);
    find(world).become('installed');
    world.container.dispatchEvent(new Event('controllerchange'));
    expect(callback).not.toHaveBeenCalled();
    expect(world.reload).not.toHaveBeenCalled();
  });
});

describe('what can be missing', () => {
  it('a part of this version: a reload is offered until it is declined', () => {
    const world = surroundings({ controlled: true });
    const updates = world.updates();
    const callback = vi.fn();
    const stop = updates.onUpdate(callback);
    world.page.dispatchEvent(new Event('vite:preloadError'));
    expect(callback).toHaveBeenCalledExactlyOnceWith('missing');
    stop();
    world.page.dispatchEvent(new Event('vite:preloadError'));
    expect(callback).toHaveBeenCalledOnce();
  });

  it('service workers: the app does not work offline, and says so', async () => {
    const world = surroundings({ controlled: false });
    const none = register({ container: undefined, page: world.page, reload: world.reload });
    expect(await none.offline).toBe(false);
    world.container.register.mockRejectedValue(new Error('refused'));
    expect(await world.updates().offline).toBe(false);
  });
});
