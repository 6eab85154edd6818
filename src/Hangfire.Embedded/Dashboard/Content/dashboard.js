(() => {
  'use strict';

  const settings = document.body.dataset;
  const svgNamespace = 'http://www.w3.org/2000/svg';

  /* ---- commands ---- */

  function post(url, values) {
    const headers = settings.tokenHeader ? { [settings.tokenHeader]: settings.token } : {};
    return fetch(url, { method: 'POST', headers, body: new URLSearchParams(values), credentials: 'same-origin', cache: 'no-store' });
  }

  function selectable(list) {
    return [...list.querySelectorAll('tbody input[type=checkbox]')];
  }

  function showSelection(list) {
    const boxes = selectable(list);
    const selected = boxes.filter(box => box.checked).length;
    const all = list.querySelector('[data-select-all], .js-jobs-list-select-all');
    list.querySelectorAll('[data-needs-selection], .js-jobs-list-command').forEach(button => { button.disabled = selected === 0; });
    if (all) {
      all.checked = boxes.length > 0 && selected === boxes.length;
      all.indeterminate = selected > 0 && selected < boxes.length;
      all.disabled = boxes.length === 0;
    }
  }

  function startList(list) {
    let last = null;
    list.addEventListener('click', event => {
      const box = event.target.closest('tbody input[type=checkbox]');
      if (!box) return;
      const boxes = selectable(list);
      if (event.shiftKey && last) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        boxes.slice(from, to + 1).forEach(between => { between.checked = box.checked; });
      }
      last = box;
      showSelection(list);
    });
    list.addEventListener('change', event => {
      if (event.target.matches('[data-select-all], .js-jobs-list-select-all')) {
        selectable(list).forEach(box => { box.checked = event.target.checked; });
      }
      showSelection(list);
    });
    showSelection(list);
  }

  document.querySelectorAll('[data-list], .js-jobs-list').forEach(startList);

  document.addEventListener('submit', event => {
    const question = event.submitter?.dataset.confirm;
    if (question && !confirm(question)) event.preventDefault();
  });

  // Pages written for Hangfire's own dashboard mark their commands with these attributes.
  document.addEventListener('click', async event => {
    const command = event.target.closest('.js-jobs-list-command[data-url], [data-ajax]');
    if (!command) return;
    event.preventDefault();
    if (command.dataset.confirm && !confirm(command.dataset.confirm)) return;

    const list = command.closest('.js-jobs-list');
    const ids = list ? selectable(list).filter(box => box.checked).map(box => ['jobs[]', box.value]) : [];
    command.disabled = true;
    const response = await post(command.dataset.ajax ?? command.dataset.url, ids).catch(() => null);
    if (response?.ok) location.reload();
    else {
      command.disabled = false;
      alert(response ? `The command was refused (${response.status}).` : 'The server did not answer.');
    }
  });

  /* ---- commands on many jobs: slice after slice, until none is left ---- */

  const number = value => Number(value).toLocaleString('en');

  function showProgress(form, progress) {
    const bar = form.querySelector('progress');
    bar.hidden = false;
    bar.value = progress.done + progress.skipped;
    const skipped = progress.skipped > 0 ? `, ${number(progress.skipped)} had moved on` : '';
    form.querySelector('[data-bulk-status]').textContent = `${number(progress.done)} done${skipped}, ${number(progress.left)} left.`;
  }

  async function runSlices(form) {
    for (;;) {
      const response = await post(form.action, [...new FormData(form), ['format', 'json']]);
      if (!response.ok) throw new Error(`The command was refused (${response.status}).`);
      const progress = await response.json();
      showProgress(form, progress);
      if (progress.isFinished) return;
      for (const name of ['done', 'skipped', 'left', 'after']) form.elements[name].value = progress[name] ?? '';
    }
  }

  document.querySelectorAll('[data-bulk]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const link = form.querySelector('a');
    button.disabled = true;
    link.textContent = 'Stop here';
    try {
      await runSlices(form);
      button.remove();
      link.textContent = 'Back to the list';
      link.focus();
    } catch (error) {
      button.disabled = false;
      form.querySelector('[data-bulk-status]').textContent = `${error.message} Press the button to go on.`;
    }
  }));

  /* ---- times ---- */

  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

  function relative(seconds) {
    const [name, length] = units.find(unit => Math.abs(seconds) >= unit[1]) ?? units[3];
    const count = Math.floor(Math.abs(seconds) / length);
    const amount = `${count} ${name}${count === 1 ? '' : 's'}`;
    return count === 0 ? 'now' : seconds < 0 ? `${amount} ago` : `in ${amount}`;
  }

  function showTimes() {
    document.querySelectorAll('time[data-time]').forEach(element => {
      const time = new Date(element.dateTime);
      const local = time.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
      if (element.dataset.time === 'local') element.textContent = local;
      else element.title = local;
      if (element.dataset.time === 'relative') element.textContent = relative((time - Date.now()) / 1000);
    });
  }

  showTimes();
  setInterval(() => { if (!document.hidden) showTimes(); }, 10000);

  /* ---- graphs: stacked bars ---- */

  function node(name, attributes, parent) {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent?.append(element);
    return element;
  }

  function niceTop(value) {
    if (value <= 4) return 4;
    const power = 10 ** Math.floor(Math.log10(value));
    return [1, 2, 4, 5, 10].map(step => step * power).find(step => step >= value);
  }

  function drawGrid(svg, frame, top) {
    for (let step = 0; step <= 4; step++) {
      const y = frame.bottom - (frame.bottom - frame.top) * step / 4;
      node('line', { class: 'grid', x1: frame.left, x2: frame.right, y1: y, y2: y }, svg);
      node('text', { x: frame.left - 6, y: y + 4, 'text-anchor': 'end' }, svg).textContent = (top * step / 4).toLocaleString();
    }
  }

  function drawSlot(svg, frame, top, series, point, index, width) {
    const slot = node('g', { class: 'slot' }, svg);
    const left = frame.left + index * width;
    let y = frame.bottom;
    node('title', {}, slot).textContent = `${point.title}: ${series.map((line, i) => `${point.values[i]} ${line.name.toLowerCase()}`).join(', ')}`;
    node('rect', { class: 'space', x: left, y: frame.top, width, height: frame.bottom - frame.top }, slot);
    series.forEach((line, i) => {
      const height = (frame.bottom - frame.top) * point.values[i] / top;
      y -= height;
      if (height > 0) node('rect', { class: `bar-${line.style}`, x: left + width * .12, y, width: width * .76, height: Math.max(height, 1) }, slot);
    });
    if (point.label) node('text', { x: left + width / 2, y: frame.bottom + 16, 'text-anchor': 'middle' }, slot).textContent = point.label;
  }

  function draw(container, series, points) {
    const width = container.clientWidth || 600, height = container.clientHeight || 200;
    const top = niceTop(Math.max(...points.map(point => point.values.reduce((sum, value) => sum + value, 0)), 0));
    const frame = { left: 16 + 7 * top.toLocaleString().length, right: width - 4, top: 8, bottom: height - 22 };
    const svg = node('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    drawGrid(svg, frame, top);
    const slot = (frame.right - frame.left) / Math.max(points.length, 1);
    points.forEach((point, index) => drawSlot(svg, frame, top, series, point, index, slot));
    container.replaceChildren(svg);
  }

  function addLegend(container, series) {
    const legend = document.createElement('ul');
    legend.className = 'legend';
    legend.ariaHidden = 'true';
    series.forEach(line => {
      const item = document.createElement('li');
      const colour = document.createElement('i');
      colour.className = `bar-${line.style}`;
      item.append(colour, line.name);
      legend.append(item);
    });
    container.after(legend);
  }

  function startHistory(container) {
    const { times, series } = JSON.parse(container.dataset.points);
    const isDay = container.dataset.unit === 'day';
    const options = isDay ? { month: 'short', day: 'numeric', timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit' };
    const points = times.map((time, index) => {
      const text = new Date(time).toLocaleString(undefined, options);
      return { title: text, text, values: series.map(line => line.counts[index]) };
    });
    const show = () => {
      const every = Math.max(1, Math.ceil(points.length * 56 / (container.clientWidth || 600)));
      points.forEach((point, index) => { point.label = (points.length - 1 - index) % every === 0 ? point.text : null; });
      draw(container, series, points);
    };
    addLegend(container, series);
    new ResizeObserver(show).observe(container);
  }

  function startRealtime(container) {
    const series = [{ name: 'Succeeded', style: 'succeeded' }, { name: 'Failed', style: 'failed' }];
    const text = document.querySelector('[data-realtime-text]');
    const points = Array.from({ length: 60 }, () => ({ title: '', values: [0, 0] }));
    const before = [Number(container.dataset.succeededNow), Number(container.dataset.failedNow)];
    addLegend(container, series);
    new ResizeObserver(() => draw(container, series, points)).observe(container);

    return stats => {
      const now = [stats[container.dataset.succeeded], stats[container.dataset.failed]].map(metric => metric?.intValue ?? 0);
      const values = now.map((count, index) => Math.max(0, count - before[index]));
      now.forEach((count, index) => { before[index] = count; });
      points.shift();
      points.push({ title: new Date().toLocaleTimeString(), values });
      const seconds = Number(settings.statsInterval) / 1000;
      text.textContent = `${(values[0] / seconds).toLocaleString(undefined, { maximumFractionDigits: 1 })} succeeded, ${(values[1] / seconds).toLocaleString(undefined, { maximumFractionDigits: 1 })} failed per second`;
      draw(container, series, points);
    };
  }

  document.querySelectorAll('[data-graph=history]').forEach(startHistory);
  const realtime = [...document.querySelectorAll('[data-graph=realtime]')].map(startRealtime);

  /* ---- metrics ---- */

  function showMetric(element, metric) {
    element.textContent = metric?.value ?? '';
    if (metric?.title) element.title = metric.title;
    const kept = [...element.classList].filter(name => !name.startsWith('metric-'));
    element.className = [...kept, `metric-${metric?.style ?? 'default'}`, ...(metric?.highlighted ? ['metric-highlighted'] : [])].join(' ');
  }

  async function refresh() {
    const elements = [...document.querySelectorAll('[data-metric]')];
    const names = new Set(elements.map(element => element.dataset.metric));
    const response = await post(settings.stats, [...names].map(name => ['metrics[]', name]));
    if (!response.ok) return response.status >= 500 || response.status === 429;

    const stats = await response.json();
    elements.forEach(element => showMetric(element, stats[element.dataset.metric]));
    realtime.forEach(show => show(stats));
    return true;
  }

  function poll(interval, failures) {
    setTimeout(async () => {
      if (document.hidden) return poll(interval, failures);
      let goOn = true;
      try { goOn = await refresh(); failures = 0; } catch { failures++; }
      // A refused request stays refused until the page is loaded again.
      if (goOn) poll(interval, failures);
    }, interval * Math.min(2 ** failures, 30));
  }

  const interval = Number(settings.statsInterval);
  if (interval > 0) poll(interval, 0);
})();
