import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Schedule","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/type-aliases/Schedule.md","filePath":"api/optim/type-aliases/Schedule.md"}');
const _sfc_main = { name: "api/optim/type-aliases/Schedule.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / Schedule</p><h1 id="type-alias-schedule" tabindex="-1">Type Alias: Schedule <a class="header-anchor" href="#type-alias-schedule" aria-label="Permalink to &quot;Type Alias: Schedule&quot;">​</a></h1><blockquote><p><strong>Schedule</strong> = (<code>step</code>) =&gt; <code>number</code></p></blockquote><p>The rate of a step, counted from 0; what counts as a step, a batch or an epoch, is the caller&#39;s choice.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>step</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>number</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/type-aliases/Schedule.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Schedule = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Schedule as default
};
