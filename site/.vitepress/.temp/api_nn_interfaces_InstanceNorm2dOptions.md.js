import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InstanceNorm2dOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/InstanceNorm2dOptions.md","filePath":"api/nn/interfaces/InstanceNorm2dOptions.md"}');
const _sfc_main = { name: "api/nn/interfaces/InstanceNorm2dOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / InstanceNorm2dOptions</p><h1 id="interface-instancenorm2doptions" tabindex="-1">Interface: InstanceNorm2dOptions <a class="header-anchor" href="#interface-instancenorm2doptions" aria-label="Permalink to &quot;Interface: InstanceNorm2dOptions&quot;">​</a></h1><p>Options of <code>InstanceNorm2d</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="affine" tabindex="-1">affine? <a class="header-anchor" href="#affine" aria-label="Permalink to &quot;affine?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>affine?</strong>: <code>boolean</code></p></blockquote><p>Whether weight and bias are learnt. Default false.</p><hr><h3 id="eps" tabindex="-1">eps? <a class="header-anchor" href="#eps" aria-label="Permalink to &quot;eps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>eps?</strong>: <code>number</code></p></blockquote><p>Added to the variance. Default 1e-5.</p><hr><h3 id="momentum" tabindex="-1">momentum? <a class="header-anchor" href="#momentum" aria-label="Permalink to &quot;momentum?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>momentum?</strong>: <code>number</code></p></blockquote><p>Weight of the samples&#39; mean in the running statistics. Default 0.1.</p><hr><h3 id="trackrunningstats" tabindex="-1">trackRunningStats? <a class="header-anchor" href="#trackrunningstats" aria-label="Permalink to &quot;trackRunningStats?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>trackRunningStats?</strong>: <code>boolean</code></p></blockquote><p>Keep running statistics and normalise by them in evaluation. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/InstanceNorm2dOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InstanceNorm2dOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InstanceNorm2dOptions as default
};
