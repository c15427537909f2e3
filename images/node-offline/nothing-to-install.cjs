// Of the lab: it builds once more after an edit of nothing that npm goes by, and this variable says so.
// It is one of those that a build takes without a step being another one for it. There npm gets no package.
if (/nothing-to-install/.test(process.env.FTP_PROXY)) {
  const refuse = async () => {
    const reason = 'nothing that npm goes by has changed: there is nothing to install again';
    throw Object.assign(new Error(reason), { code: 'ENOTAGAIN' });
  };
  Object.assign(module.exports, { extract: refuse, tarball: refuse });
  Object.assign(module.exports.tarball, { stream: refuse, file: refuse });
}
