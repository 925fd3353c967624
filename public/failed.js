/**
 * What is shown when the app has failed, be it that it threw or that a part of it never arrived (F23, F37). A classic script
 * of its own, loaded before the app: it listens for errors for as long as the page is empty, and says where the plans are.
 */
(() => {
  /** @type {string | undefined} */
  let why;

  addEventListener(
    'error',
    (event) => {
      const { target } = event;
      if (target instanceof HTMLScriptElement) failed(`${target.src} could not be loaded`);
      else if (event instanceof ErrorEvent && isOurs(event.filename, event.error)) failed(event.message);
    },
    true, // what fails to load tells nobody but itself
  );
  addEventListener('unhandledrejection', ({ reason }) => {
    if (isOurs('', reason)) failed(String(reason));
  });

  /** @type {(file: string, error: unknown) => boolean} other people's extensions fail in our page too */
  function isOurs(file, error) {
    const places = error instanceof Error ? (error.stack ?? '') : '';
    return file.startsWith(location.origin) || places.includes(location.origin);
  }

  /** @param {string} what */
  function failed(what) {
    why ??= what;
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show, { once: true });
    else show();
  }

  function show() {
    const place = document.getElementById('app');
    if (!place || place.childElementCount > 0) return;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = './recover.css';
    document.head.append(style);

    const reload = element('button', 'button primary', 'Reload');
    reload.addEventListener('click', () => location.reload());
    const recover = element('a', 'button', 'Get my plans as files');
    recover.setAttribute('href', './recover.html');
    const actions = element('div', 'actions');
    actions.append(reload, recover);

    const page = element('div', 'page');
    page.setAttribute('role', 'alert');
    page.append(
      element('h1', '', 'Quotasheet has stopped'),
      element(
        'p',
        '',
        'Nothing was erased: what was kept on this device is still there. Reloading may be all it takes.',
      ),
      actions,
      element('p', 'why', why ?? ''),
    );
    place.replaceChildren(page);
  }

  /** @type {(tag: string, className: string, text?: string) => HTMLElement} */
  function element(tag, className, text = '') {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }
})();
