// The page for what is not found: a link whose "#" has become "%23" on its way leads on.

const [path, ...rest] = asSent(location.pathname).split("%23");

if (rest.length > 0) {
  const meant = new URL(location.href);
  meant.pathname = path;
  meant.hash = rest.join("#") + location.hash;
  location.replace(meant);
}

// Who writes a link anew a second time writes its "%" as "%25".
function asSent(path) {
  try {
    return /%(25)+23/.test(path) ? asSent(decodeURIComponent(path)) : path;
  } catch {
    return path;
  }
}
