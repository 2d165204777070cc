const fs = require('fs');

// The stylesheet of each folder of pages, as sailgen wrote it.
const sheets = fs.readdirSync('docs').map(folder => `./docs/${folder}/pages.css`).filter(sheet => fs.existsSync(sheet));

// A site that forgives nothing. FORMAT is `mdx`, or `md` for pages that are CommonMark alone.
module.exports = {
  title: 'Pages',
  url: 'https://example.com',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    format: process.env.FORMAT || 'mdx',
    mermaid: true,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  future: { v4: true, faster: true },
  themes: ['@docusaurus/theme-mermaid'],
  presets: [
    ['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, theme: { customCss: sheets }, blog: false, pages: false, sitemap: false }],
  ],
};
