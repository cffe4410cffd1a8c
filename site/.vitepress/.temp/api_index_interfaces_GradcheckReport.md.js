import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GradcheckReport","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/interfaces/GradcheckReport.md","filePath":"api/index/interfaces/GradcheckReport.md"}');
const _sfc_main = { name: "api/index/interfaces/GradcheckReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / GradcheckReport</p><h1 id="interface-gradcheckreport" tabindex="-1">Interface: GradcheckReport <a class="header-anchor" href="#interface-gradcheckreport" aria-label="Permalink to &quot;Interface: GradcheckReport&quot;">​</a></h1><p>What <code>gradcheck</code> found.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="compared" tabindex="-1">compared <a class="header-anchor" href="#compared" aria-label="Permalink to &quot;compared&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>compared</strong>: <code>number</code></p></blockquote><p>How many derivatives were compared.</p><hr><h3 id="failures" tabindex="-1">failures <a class="header-anchor" href="#failures" aria-label="Permalink to &quot;failures&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>failures</strong>: readonly <a href="./Derivative"><code>Derivative</code></a>[]</p></blockquote><p>Those whose error is above the tolerance.</p><hr><h3 id="passed" tabindex="-1">passed <a class="header-anchor" href="#passed" aria-label="Permalink to &quot;passed&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>passed</strong>: <code>boolean</code></p></blockquote><p>Whether there are no failures.</p><hr><h3 id="text" tabindex="-1">text <a class="header-anchor" href="#text" aria-label="Permalink to &quot;text&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>text</strong>: <code>string</code></p></blockquote><p>One line on the whole, then one for each of the first failures.</p><hr><h3 id="worst" tabindex="-1">worst <a class="header-anchor" href="#worst" aria-label="Permalink to &quot;worst&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>worst</strong>: <a href="./Derivative"><code>Derivative</code></a> | <code>undefined</code></p></blockquote><p>The one with the largest error; undefined when all inputs are empty.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/interfaces/GradcheckReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GradcheckReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GradcheckReport as default
};
